import { inEveryLanguage } from '#protocol';
import { localTimes, type Column, type MeasureColumn, type TimeColumn } from '#table';
import { columnTitles } from '../text/paths.ts';
import { formatDateTime } from '../text/times.ts';
import { columnTitle, localised, unitOf, type Name } from '../text/titles.ts';
import { chartWords } from '../words/index.ts';
import { measuresOf, valuesOf, type TableInput } from './table-input.ts';
import { labelsOf, lengthOf, namesIn, pickLabels, type Labels } from './labels.ts';

/** One line, one colour of bars, or one stacked area. */
export interface Series {
  readonly name: Name;
  readonly unit: string;
  /** one per label; NaN where there is no value */
  readonly values: Float64Array;
  /** the sum of all series that are not drawn one by one */
  readonly others?: true;
  /** one of many groups, drawn without a colour or a name beside the larger ones */
  readonly muted?: true;
}

/** Labels, and one series of values per measure or group. */
export interface SeriesData {
  /** unique; times ascending */
  readonly labels: Labels;
  readonly series: readonly Series[];
}

/** One series per measure, or per value of the group column. Rows with the same label and group were merged before, by `aggregate`; rows without a time are left out. */
export function seriesDataOf(input: TableInput): SeriesData {
  const { table } = input.source;
  const measures = measuresOf(input);
  const labels = labelsOf(table, input.roles.label);
  const slots = slotsOf(labels);
  const groups = groupsOf(input);
  const [first] = measures;
  const titles = columnTitles(measures, input);
  const series =
    groups && first
      ? groups.names.map((name, group) => ({
          ...groups.drawn(name),
          unit: unitOf(first, input),
          values: valuesByLabel(first, slots, (row) => groups.of[row] === group),
        }))
      : measures.map((column, at) => ({
          name: titles[at] ?? column.name,
          unit: unitOf(column, input),
          values: slots.asRows ? valuesOf(column) : valuesByLabel(column, slots),
        }));
  return { labels: slots.asRows ? labels : pickLabels(labels, slots.rows), series };
}

/** The groups of a table in the order of their first rows, times in their own, those that stand for others last, and the group of each row. */
export function groupsOf(input: TableInput) {
  const { source, roles } = input;
  const column = roles.group === undefined ? undefined : source.table.columns[roles.group];
  if (!column) return undefined;
  const texts = column.kind === 'time' ? timeTexts(column) : namesIn(column);
  const minor = column.kind === 'category' ? column.minor : undefined;
  const all = column.kind === 'time' ? timeTexts(column, inTime(column)) : [...new Set(texts)];
  const names = [...all.filter((name) => !minor?.has(name)), ...all.filter((name) => minor?.has(name))];
  const numbers = new Map(names.map((name, i) => [name, i]));
  return {
    names,
    of: new Int32Array(texts.map((text) => numbers.get(text) ?? -1)),
    drawn: names.every((name) => flag.test(name))
      ? (name: string) => ({ name: flagNamed(name, columnTitle(column, input)) })
      : (name: string) => groupNamed(name, column),
  };
}

const flag = /^(?:[01]|true|false|yes|no)$/i;

/** A flag says nothing without what it is a flag of. */
function flagNamed(name: string, title: Name): Name {
  return inEveryLanguage((language) => `${localised(title, language)}: ${name}`);
}

function timeTexts(column: TimeColumn, times = localTimes(column)): readonly string[] {
  return Array.from(times, (ms) => formatDateTime(ms, column.grain, 'en'));
}

/** Its times, each once, ascending. */
function inTime(column: TimeColumn): Float64Array {
  return Float64Array.from(new Set(localTimes(column))).sort();
}

/** What a group's series is called, and whether it stands for others. */
function groupNamed(name: string, column: Column): Pick<Series, 'name' | 'others' | 'muted'> {
  const count = column.kind === 'category' ? column.minor?.get(name) : undefined;
  if (count === undefined) return { name };
  if (count < 2) return { name, muted: true };
  return { name: inEveryLanguage((language) => chartWords[language].others(count)), others: true };
}

interface Slots {
  /** the slot of each row; -1: none */
  readonly of: Int32Array;
  /** the first row of each slot, which has its label */
  readonly rows: readonly number[];
  /** every row has a slot of its own, in order */
  readonly asRows: boolean;
}

/** One slot per distinct label; times ascending. */
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

/** True when each time is later than the one before, so that no two rows share a slot. */
export function isAscending(times: Float64Array): boolean {
  for (let i = 0; i < times.length; i++) {
    const ms = times[i] ?? NaN;
    if (i === 0 ? Number.isNaN(ms) : !(ms > (times[i - 1] ?? NaN))) return false;
  }
  return true;
}

function valuesByLabel(
  column: MeasureColumn,
  slots: Slots,
  counts: (row: number) => boolean = () => true,
): Float64Array {
  const values = valuesOf(column);
  const placed = new Float64Array(slots.asRows ? values.length : slots.rows.length).fill(NaN);
  values.forEach((value, row) => {
    const place = slots.asRows ? row : (slots.of[row] ?? -1);
    if (place >= 0 && counts(row)) placed[place] = value;
  });
  return placed;
}
