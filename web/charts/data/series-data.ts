import type { MeasureColumn } from '#table';
import { formatDateTime } from '../text/times.ts';
import { columnTitle, unitOf, type Name } from '../text/titles.ts';
import { measuresOf, valuesOf, type TableInput } from './table-input.ts';
import { labelsOf, lengthOf, namesIn, pickLabels, type Labels } from './labels.ts';

/** One line, one colour of bars, one layer. */
export interface Series {
  readonly name: Name;
  readonly unit: string;
  /** one for each label; NaN where there is none */
  readonly values: Float64Array;
  /** it stands for all that are not drawn one by one */
  readonly others?: true;
}

/** Values by label and series: what lines, areas and bars are drawn from. */
export interface SeriesData {
  /** each once, times ascending */
  readonly labels: Labels;
  readonly series: readonly Series[];
}

/**
 * A series for each column that is drawn, or for each value of the group column. Rows of one label (and group) are added up, rows without a
 * time are left out.
 */
export function seriesDataOf(input: TableInput): SeriesData {
  const { table } = input.source;
  const measures = measuresOf(input);
  const labels = labelsOf(table, input.roles.label);
  const slots = slotsOf(labels);
  const groups = groupsOf(input);
  const [first] = measures;
  const series =
    groups && first
      ? groups.names.map((name, group) => ({
          name,
          unit: unitOf(first, input),
          values: sumByLabel(first, slots, (row) => groups.of[row] === group),
        }))
      : measures.map((column) => ({
          name: columnTitle(column, input),
          unit: unitOf(column, input),
          values: slots.asRows ? valuesOf(column) : sumByLabel(column, slots),
        }));
  return { labels: slots.asRows ? labels : pickLabels(labels, slots.rows), series };
}

/** Which rows are of which group, if the table has groups: their names in the order of their first rows. */
export function groupsOf({ source: { table }, roles: { group } }: TableInput) {
  const column = group === undefined ? undefined : table.columns[group];
  if (!column) return undefined;
  const texts =
    column.kind === 'time'
      ? Array.from(column.values, (ms) => formatDateTime(ms, column.grain, 'en'))
      : namesIn(column);
  const names = [...new Set(texts)];
  const numbers = new Map(names.map((name, i) => [name, i]));
  return { names, of: Int32Array.from(texts, (text) => numbers.get(text) ?? -1) };
}

interface Slots {
  /** the place of each row; -1: none */
  readonly of: Int32Array;
  /** a row for each place, whose label is the place's */
  readonly rows: readonly number[];
  /** every row is a place of its own, in order */
  readonly asRows: boolean;
}

/** One place for each different label; times in ascending order. */
function slotsOf(labels: Labels): Slots {
  const count = lengthOf(labels);
  if (labels.kind === 'times' && isAscending(labels.times))
    return { of: new Int32Array(), rows: [], asRows: true };
  const keys: ArrayLike<number | string> = labels.kind === 'times' ? labels.times : labels.names;
  const firstRow = new Map<number | string, number>();
  for (let row = 0; row < count; row++) {
    const key = keys[row] ?? '';
    if (!Number.isNaN(key) && !firstRow.has(key)) firstRow.set(key, row);
  }
  if (labels.kind === 'names' && firstRow.size === count)
    return { of: new Int32Array(), rows: [], asRows: true };
  const entries = [...firstRow];
  if (labels.kind === 'times') entries.sort(([one], [other]) => Number(one) - Number(other));
  const places = new Map(entries.map(([key], place) => [key, place]));
  return {
    of: Int32Array.from({ length: count }, (_, row) => places.get(keys[row] ?? '') ?? -1),
    rows: entries.map(([, row]) => row),
    asRows: false,
  };
}

/** True when each time is later than the one before: then no two rows share a place. */
export function isAscending(times: Float64Array): boolean {
  for (let i = 0; i < times.length; i++) {
    const ms = times[i] ?? NaN;
    if (i === 0 ? Number.isNaN(ms) : !(ms > (times[i - 1] ?? NaN))) return false;
  }
  return true;
}

function sumByLabel(
  column: MeasureColumn,
  slots: Slots,
  counts: (row: number) => boolean = () => true,
): Float64Array {
  const values = valuesOf(column);
  const sums = new Float64Array(slots.asRows ? values.length : slots.rows.length).fill(NaN);
  values.forEach((value, row) => {
    const place = slots.asRows ? row : (slots.of[row] ?? -1);
    if (place < 0 || Number.isNaN(value) || !counts(row)) return;
    const sum = sums[place] ?? NaN;
    sums[place] = Number.isNaN(sum) ? value : sum + value;
  });
  return sums;
}
