import type { MeasureColumn } from '#table';
import type { XScale } from '../../axes/x-scale.ts';
import { extentOf, type Extent } from '../../axes/extent.ts';
import { measuresOf, valuesOf, type TableInput } from '../../data/table-input.ts';
import { isAscending, groupsOf } from '../../data/series-data.ts';
import { labelsOf, timeScaleOf } from '../../data/labels.ts';
import { maxPoints } from '../../data/decimate.ts';
import { columnTitles } from '../../text/paths.ts';
import { unitOf, type Name } from '../../text/titles.ts';
import { downsample, type LinePoints } from './downsample.ts';

/** The points of one line, in x order. */
export interface XYSeries {
  readonly name: Name;
  readonly unit: string;
  readonly others?: true;
  /** drawn thin, without colour and name */
  readonly muted?: true;
  /** number of points in the file; at most `maxPoints` are drawn */
  readonly count: number;
  readonly xs: Float64Array;
  /** NaN is a gap */
  readonly ys: Float64Array;
  /** x and y interleaved: ECharts reads these without an object per point */
  readonly points: Float64Array;
  /** indices of points between two gaps: a line would not show them */
  readonly isolated: readonly number[];
}

export interface XYData {
  readonly series: readonly XYSeries[];
  readonly xScale: XScale;
  readonly xExtent: Extent | undefined;
  readonly yExtent: Extent | undefined;
}

/** One series per measure, or per value of the group column. On an axis of names, equal names share a position. */
export function xySeriesOf(input: TableInput): XYData {
  const { positions, xScale } = positionsOf(input);
  const inOrder = isAscending(positions);
  const series = splitsOf(input).map(({ column, rows, ...named }) => {
    const values = valuesOf(column);
    const all = rows || !inOrder ? sorted(positions, values, rows) : { xs: positions, ys: values };
    const { xs, ys } = downsample(all, maxPoints);
    const count = all.xs.length;
    return {
      ...named,
      unit: unitOf(column, input),
      count,
      xs,
      ys,
      points: interleaved(xs, ys),
      isolated: isolatedIn(ys),
    };
  });
  return {
    series,
    xScale,
    // The xs of each series ascend.
    xExtent: extentOf(
      series.map(({ xs }) => (xs.length > 0 ? Float64Array.of(xs[0] ?? NaN, xs.at(-1) ?? NaN) : xs)),
    ),
    yExtent: extentOf(series.map(({ ys }) => ys)),
  };
}

function positionsOf({ source: { table }, roles }: TableInput): { positions: Float64Array; xScale: XScale } {
  // Row numbers as names would be slow for 100,000 rows.
  if (roles.label === undefined) return { positions: counted(table.rows), xScale: { kind: 'rows' } };
  const column = table.columns[roles.label];
  // Ages and depths lie as far apart as they are.
  if (column?.kind === 'measure' && table.rows > 1 && goesUp(column.values))
    return { positions: column.values, xScale: { kind: 'numbers' } };
  const labels = labelsOf(table, roles.label);
  if (labels.kind === 'times')
    return { positions: labels.times, xScale: { kind: 'times', ...timeScaleOf(labels) } };
  const names = [...new Set(labels.names)];
  const xScale = { kind: 'names', names } as const;
  if (names.length === table.rows) return { positions: counted(table.rows), xScale };
  const positions = new Map(names.map((name, i) => [name, i]));
  return { positions: new Float64Array(labels.names.map((name) => positions.get(name) ?? NaN)), xScale };
}

/** Without a gap, and from each row to the next. */
function goesUp(values: Float64Array): boolean {
  return values.every((value, row) => Number.isFinite(value) && !(value <= (values[row - 1] ?? -Infinity)));
}

function counted(rows: number): Float64Array {
  return new Float64Array(rows).map((_, i) => i);
}

interface Split extends Pick<XYSeries, 'name' | 'others' | 'muted'> {
  readonly column: MeasureColumn;
  /** rows of the group; undefined: all */
  readonly rows?: readonly number[];
}

function splitsOf(input: TableInput): Split[] {
  const measures = measuresOf(input);
  const groups = groupsOf(input);
  const [first] = measures;
  if (!groups || !first) {
    const titles = columnTitles(measures, input);
    return measures.map((column, at) => ({ name: titles[at] ?? column.name, column }));
  }
  const rows = groups.names.map((): number[] => []);
  groups.of.forEach((group, row) => rows[group]?.push(row));
  return groups.names.map((name, group) => ({
    ...groups.drawn(name),
    column: first,
    rows: rows[group] ?? [],
  }));
}

/** Points in x order; those without an x are left out. Those at the same x were merged before, by `aggregate`. */
function sorted(positions: Float64Array, values: Float64Array, rows?: readonly number[]): LinePoints {
  const all = rows ?? Array.from(positions.keys());
  const placed = all.filter((row) => !Number.isNaN(positions[row] ?? NaN));
  placed.sort((one, other) => (positions[one] ?? 0) - (positions[other] ?? 0) || one - other);
  return {
    xs: Float64Array.from(placed, (row) => positions[row] ?? NaN),
    ys: Float64Array.from(placed, (row) => values[row] ?? NaN),
  };
}

function interleaved(xs: Float64Array, ys: Float64Array): Float64Array {
  const points = new Float64Array(2 * xs.length);
  for (let i = 0; i < xs.length; i++) {
    points[2 * i] = xs[i] ?? NaN;
    points[2 * i + 1] = ys[i] ?? NaN;
  }
  return points;
}

function isolatedIn(ys: Float64Array): number[] {
  const isolated: number[] = [];
  let [before, here] = [true, isGap(ys[0])];
  for (let i = 0; i < ys.length; i++) {
    const after = isGap(ys[i + 1]);
    if (!here && before && after) isolated.push(i);
    [before, here] = [here, after];
  }
  return isolated;
}

function isGap(value: number | undefined): boolean {
  return value === undefined || Number.isNaN(value);
}
