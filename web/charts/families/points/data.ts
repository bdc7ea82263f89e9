import { spanOf, type Span } from '../../axes/span.ts';
import { measureAt, measuresOf, valuesOf, type GivenTable } from '../../data/given-table.ts';
import { groupsOf } from '../../data/grid.ts';
import { labelsOf, type Labels } from '../../data/labels.ts';
import { mostPoints } from '../../data/thin.ts';
import { columnTitle, unitOf, type Name } from '../../text/words.ts';

/** One of the measures that points are placed or sized by. */
export interface Dimension {
  readonly name: Name;
  readonly unit: string;
  readonly values: Float64Array;
  readonly span: Span | undefined;
}

export interface Points {
  readonly given: GivenTable;
  readonly x: Dimension;
  readonly y: Dimension;
  readonly size: Dimension | undefined;
  /** rows by group; one group without a name where the table has none */
  readonly groups: readonly { readonly name: string; readonly rows: readonly number[] }[];
  /** what each row is called, where the file says so */
  readonly labels: Labels | undefined;
  /** how many points the file has */
  readonly count: number;
}

/** @throws {ShapeError} when there are not two measures, or `sized` and no third */
export function pointsOf(given: GivenTable, sized: boolean): Points {
  const { table } = given.source;
  const [first, second] = measuresOf(given, 2);
  const sizes = sized && table.rows > 0 ? measureAt(table, given.roles.size) : undefined;
  const dimension = (column: typeof first): Dimension => {
    if (!column) return { name: '', unit: '', values: new Float64Array(), span: undefined };
    const values = valuesOf(column);
    return { name: columnTitle(column, given), unit: unitOf(column, given), values, span: spanOf([values]) };
  };
  const [x, y, size] = [dimension(first), dimension(second), sizes && dimension(sizes)];
  const drawn = [x, y, ...(size ? [size] : [])];
  const rows = Array.from(x.values.keys()).filter((row) =>
    drawn.every(({ values }) => !Number.isNaN(values[row] ?? NaN)),
  );
  return {
    given,
    x,
    y,
    size,
    groups: grouped(given, sampled(rows)),
    labels: given.roles.label === undefined ? undefined : labelsOf(table, given.roles.label),
    count: rows.length,
  };
}

/** Every so many, so that no more are drawn than can be. */
function sampled(rows: readonly number[]): readonly number[] {
  const every = Math.ceil(rows.length / mostPoints);
  return every > 1 ? rows.filter((_, i) => i % every === 0) : rows;
}

function grouped(given: GivenTable, rows: readonly number[]): Points['groups'] {
  const groups = groupsOf(given);
  if (!groups) return [{ name: '', rows }];
  const lists = groups.names.map((name) => ({ name, rows: [] as number[] }));
  for (const row of rows) lists[groups.of[row] ?? -1]?.rows.push(row);
  return lists.filter((list) => list.rows.length > 0);
}
