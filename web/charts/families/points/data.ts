import { extentOf, type Extent } from '../../axes/extent.ts';
import { measureAt, measuresOf, valuesOf, type TableInput } from '../../data/table-input.ts';
import { groupsOf } from '../../data/series-data.ts';
import { labelsOf, type Labels } from '../../data/labels.ts';
import { maxPoints } from '../../data/decimate.ts';
import { columnTitle, unitOf, type Name } from '../../text/titles.ts';

/** A measure that determines position or size. */
export interface Dimension {
  readonly name: Name;
  readonly unit: string;
  readonly values: Float64Array;
  readonly extent: Extent | undefined;
}

export interface Points {
  readonly input: TableInput;
  readonly x: Dimension;
  readonly y: Dimension;
  readonly size: Dimension | undefined;
  /** rows by group; a single unnamed group when the table has none */
  readonly groups: readonly { readonly name: string; readonly rows: readonly number[] }[];
  /** the names of the rows, if the file has any */
  readonly labels: Labels | undefined;
  /** number of points in the file */
  readonly count: number;
}

/** @throws {ShapeError} without two measures, or a third if `sized` */
export function pointsOf(input: TableInput, sized: boolean): Points {
  const { table } = input.source;
  const [first, second] = measuresOf(input, 2);
  const sizes = sized && table.rows > 0 ? measureAt(table, input.roles.size) : undefined;
  const dimension = (column: typeof first): Dimension => {
    if (!column) return { name: '', unit: '', values: new Float64Array(), extent: undefined };
    const values = valuesOf(column);
    return {
      name: columnTitle(column, input),
      unit: unitOf(column, input),
      values,
      extent: extentOf([values]),
    };
  };
  const [x, y, size] = [dimension(first), dimension(second), sizes && dimension(sizes)];
  const drawn = [x, y, ...(size ? [size] : [])];
  const rows = Array.from(x.values.keys()).filter((row) =>
    drawn.every(({ values }) => !Number.isNaN(values[row] ?? NaN)),
  );
  return {
    input,
    x,
    y,
    size,
    groups: grouped(input, sampled(rows)),
    labels: input.roles.label === undefined ? undefined : labelsOf(table, input.roles.label),
    count: rows.length,
  };
}

/** Every nth row, when there are too many to draw. */
function sampled(rows: readonly number[]): readonly number[] {
  const every = Math.ceil(rows.length / maxPoints);
  return every > 1 ? rows.filter((_, i) => i % every === 0) : rows;
}

function grouped(input: TableInput, rows: readonly number[]): Points['groups'] {
  const groups = groupsOf(input);
  if (!groups) return [{ name: '', rows }];
  const lists = groups.names.map((name) => ({ name, rows: [] as number[] }));
  for (const row of rows) lists[groups.of[row] ?? -1]?.rows.push(row);
  return lists.filter((list) => list.rows.length > 0);
}
