import {
  isClockGrain,
  isInFile,
  localTimes,
  type Column,
  type MeasureColumn,
  type TimeColumn,
  type TreeNode,
} from '#table';
import { ShapeError, type ChartInput, type Language } from '../../chart-type.ts';
import { namesIn } from '../../data/labels.ts';
import { noName } from '../../text/no-name.ts';
import { valueFormatOf } from '../../text/value-format.ts';
import { isTimeOfDay, formatTicks, formatDateTime } from '../../text/times.ts';
import { columnTitle, localised, unitOf } from '../../text/titles.ts';

/** The columns to show, and the number of rows. */
export interface Sheet {
  readonly input: ChartInput;
  readonly columns: readonly Column[];
  readonly rows: number;
}

/** One column as text. */
export interface Cells {
  readonly heading: string;
  readonly isNumber: boolean;
  /** text may be truncated, numbers and times not */
  readonly isText: boolean;
  /** says once more what another column says */
  readonly isRepeat: boolean;
  /** the full text of a cell, and a shorter one if there is any */
  text(row: number): string;
  short(row: number): string;
}

/** A table without the columns that the settings hide or that are not in the file, or a tree as a list of its leaves. @throws {ShapeError} for anything else */
export function decodeSheet(input: ChartInput | undefined): Sheet {
  if (input?.source.kind === 'tree') return sheetOf(input, columnsOfTree(input.source.root));
  if (input?.source.kind === 'empty') return sheetOf(input, []);
  if (input?.source.kind !== 'table') throw new ShapeError('noRows');
  const { columns: columnSettings = {} } = input.settings;
  const shown = input.source.table.columns.filter(
    (column) =>
      !(Object.hasOwn(columnSettings, column.name) && columnSettings[column.name]?.role === 'none') &&
      isInFile(column),
  );
  return sheetOf(input, shown);
}

function sheetOf(input: ChartInput, columns: readonly Column[]): Sheet {
  return { input, columns, rows: columns[0]?.values.length ?? 0 };
}

/** The columns in the language of the screen. */
export function cellsOf({ input, columns }: Sheet, language: Language): Cells[] {
  const titles = withoutPaths(
    columns.map((column) => localised(columnTitle(column, input), language)),
    columns.map((column) => !isRepeated(column) && column.values.some(isFilled)),
  );
  return columns.map((column, at) => {
    const unit = unitOf(column, input);
    const title = titles[at] ?? '';
    const heading = unit && !title.includes(unit) ? `${title} (${unit})` : title;
    const isNumber = column.kind === 'measure';
    const isText = !isNumber && column.kind !== 'time';
    const isRepeat = isRepeated(column);
    return { heading, isNumber, isText, isRepeat, ...writersOf(column, input, language) };
  });
}

/** A time in another form, or a part of one. */
function isRepeated({ role }: Column): boolean {
  return role?.role === 'same-time' || role?.role === 'time-part';
}

function isFilled(value: string | number): boolean {
  return value !== '' && !Number.isNaN(value);
}

const path = /^[\p{L}_][\p{L}\d_]*(?:\.[\p{L}_][\p{L}\d_]*)+$/u;

/**
 * `stop.departure` is `departure` where no other column that says something ends so: narrow headings leave room for more columns.
 * @param telling whether a column says something
 */
function withoutPaths(titles: readonly string[], telling: readonly boolean[]): readonly string[] {
  const ends = titles.map((title) => (path.test(title) ? title.slice(title.lastIndexOf('.') + 1) : title));
  return titles.map((title, at) => {
    const others = ends.filter((end, other) => other !== at && telling[other] && end === ends[at]);
    return telling[at] && others.length === 0 ? (ends[at] ?? title) : title;
  });
}

function writersOf(column: Column, input: ChartInput, language: Language): Pick<Cells, 'text' | 'short'> {
  if (column.kind === 'measure') return numberWriters(column, input, language);
  if (column.kind === 'time') return timeWriters(column, language);
  const names = namesIn(column);
  const text = (row: number): string => names[row] ?? '';
  return { text, short: text };
}

const day = 86_400_000;

/** In short: without the year if all have the same, or without the date if all are on the same day. */
function timeWriters(column: TimeColumn, language: Language): Pick<Cells, 'text' | 'short'> {
  const { grain } = column;
  const values = localTimes(column);
  const written = (row: number, write: (ms: number) => string | undefined): string => {
    const ms = values[row] ?? NaN;
    return Number.isNaN(ms) ? noName : (write(ms) ?? '');
  };
  const known = values.filter((ms) => !Number.isNaN(ms));
  const same = (unit: (ms: number) => number): boolean => new Set(Array.from(known, unit)).size < 2;
  const full = (ms: number): string => formatDateTime(ms, grain, language);
  // The text of a second tick, after one on the same day or on the day before.
  const onOneDay = same((ms) => Math.floor(ms / day)) && !same((ms) => ms);
  const before = isClockGrain(grain) && !onOneDay ? day : 0;
  const inYear = (ms: number): string | undefined => formatTicks([ms - before, ms], grain, language)[1];
  const isShort = known.every((ms) => isTimeOfDay(ms, grain)) || !same((ms) => new Date(ms).getUTCFullYear());
  const short = isShort ? full : inYear;
  return { text: (row) => written(row, full), short: (row) => written(row, short) };
}

const maxDecimals = 3;

/** In full, `<1` as such, and all of a column with the same number of decimals, so that their digits are aligned. */
function numberWriters(column: MeasureColumn, { settings }: ChartInput, language: Language) {
  const decimals = settings.numbers?.decimals ?? decimalsIn(column.values);
  const { exact } = valueFormatOf({ ...settings, numbers: { decimals } }, language);
  const text = (row: number): string =>
    `${column.bounds?.get(row) ?? ''}${exact(column.values[row] ?? NaN, '')}`;
  return { text, short: text };
}

function decimalsIn(values: Float64Array): number {
  let most = 0;
  for (const value of values) {
    while (most < maxDecimals && Math.abs(value * 10 ** most - Math.round(value * 10 ** most)) > 1e-6) most++;
    if (most === maxDecimals) break;
  }
  return most;
}

/** The leaves of the tree with their paths and values. */
function columnsOfTree(root: TreeNode): readonly Column[] {
  const ends = endsOf(root, []);
  const names = ends.map(({ path }) => path.join(' › '));
  const values = Float64Array.from(ends, ({ value }) => value);
  const paths: Column = { kind: 'category', name: root.name, values: names };
  return values.every(Number.isNaN) ? [paths] : [paths, { kind: 'measure', name: '', values }];
}

function endsOf({ children = [], value = NaN }: TreeNode, path: readonly string[]): End[] {
  if (children.length === 0) return [{ path, value }];
  return children.flatMap((child) => endsOf(child, [...path, child.name]));
}

interface End {
  readonly path: readonly string[];
  readonly value: number;
}
