import { isDayName } from '../cells/day-names.ts';
import { sequenceOf } from '../cells/sequences.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';
import { uniqueNames } from './matrix.ts';
import { isTotalName } from './totals.ts';

/** More rows are not turned: they would be too many series. */
export const maxTurned = 8;
const maxLabelColumns = 6;
const minSteps = 3;

/**
 * Wide sheets have time across: `region, 2019, 2020, 2021`. If there are few rows, these become the columns, and time becomes one. Of
 * several columns before the times the first that tells the rows apart names them.
 */
export function transposeTime(raw: RawTable): RawTable {
  if (raw.rows > maxTurned) return raw;
  const names = raw.columns.findIndex((column) => isStep(column.name));
  // what the days come to is no day
  const end = isTotalName(raw.columns.at(-1)?.name ?? '') ? raw.columns.length - 1 : raw.columns.length;
  const steps = raw.columns.slice(Math.max(0, names), end);
  if (names < 1 || names > maxLabelColumns || steps.length < minSteps) return raw;
  const titles = raw.columns.slice(0, names).map(titlesIn).find(areNames);
  if (!titles) return raw;
  const axis = axisOf(steps);
  if (!axis || !steps.every(({ cells }) => cells.length === raw.rows)) return raw;
  const unique = uniqueNames(titles);
  const columns = unique.map((name, row) => ({ name, cells: steps.map(({ cells }) => cells[row]) }));
  const turned = {
    ...raw,
    rows: steps.length,
    columns: [axis, ...columns],
    transposed: true as const,
    leftOut: raw.leftOut + raw.columns.length - end,
  };
  return noteFound(turned, 'table', ({ notes }) => notes.transposed);
}

function titlesIn({ cells }: RawColumn): string[] {
  return Array.from(cells, (cell: unknown) => textOf(cell));
}

function areNames(titles: readonly string[]): boolean {
  return (
    !titles.some((title) => title === '' || isEmptyCell(title)) && new Set(titles).size === titles.length
  );
}

/** The column names as a column of their own: times, or months without a year. */
function axisOf(steps: readonly RawColumn[]): RawColumn | undefined {
  const cells = steps.map(({ name }) => name);
  const sequence = sequenceOf(cells);
  if (sequence === 'months') return { name: 'month', cells };
  if (sequence === 'days') return { name: 'day', cells };
  const times = cells.every(isStep) ? parseTimes(cells) : undefined;
  return times && !times.values.some(Number.isNaN) ? { name: 'time', cells } : undefined;
}

const step =
  /^(?:19|20)\d{2}\D|^\d{1,2}([-/.])\d{1,2}\1\d{2,4}$|^(?:19|20)\d{2}$|^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月$|^\p{L}{3,9}\.?(?:[- ']\d{2,4})?$|^\d{1,2}:\d{2}(?::\d{2})?$/iu;

function isStep(name: string): boolean {
  if (isDayName(name)) return true;
  return step.test(name) && (sequenceOf([name, '1月']) === 'months' || parseTimes([name]) !== undefined);
}
