import { sequenceOf } from '../cells/sequences.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';
import { uniqueNames } from './matrix.ts';

const maxRows = 8;
const maxLabelColumns = 6;
const minSteps = 3;

/**
 * Wide sheets have time across: `region, 2019, 2020, 2021`. If there are few rows, these become the columns, and time becomes one. Of
 * several columns that name the rows the first is used.
 */
export function transposeTime(raw: RawTable): RawTable {
  const names = raw.columns.findIndex((column) => isStep(column.name));
  const steps = raw.columns.slice(Math.max(0, names));
  const [label] = raw.columns;
  if (!label || names < 1 || names > maxLabelColumns || raw.rows > maxRows || steps.length < minSteps)
    return raw;
  const titles = Array.from({ length: raw.rows }, (_, row) => textOf(label.cells[row]));
  if (titles.some(isEmptyCell) || new Set(titles).size < titles.length) return raw;
  const axis = axisOf(steps);
  if (!axis || !steps.every(({ cells }) => cells.length === raw.rows)) return raw;
  const unique = uniqueNames(titles);
  const columns = unique.map((name, row) => ({ name, cells: steps.map(({ cells }) => cells[row]) }));
  const turned = { ...raw, rows: steps.length, columns: [axis, ...columns], transposed: true as const };
  return noteFound(turned, 'table', ({ notes }) => notes.transposed);
}

/** The column names as a column of their own: times, or months without a year. */
function axisOf(steps: readonly RawColumn[]): RawColumn | undefined {
  const cells = steps.map(({ name }) => name);
  if (sequenceOf(cells) === 'months') return { name: 'month', cells };
  const times = cells.every(isStep) ? parseTimes(cells) : undefined;
  return times && !times.values.some(Number.isNaN) ? { name: 'time', cells } : undefined;
}

const step =
  /^(?:19|20)\d{2}\D|^(?:19|20)\d{2}$|^(?:\d{1,2}|[一二三四五六七八九十]{1,2})月$|^[a-z]{3,9}\.?(?:[- ']\d{2,4})?$/i;

function isStep(name: string): boolean {
  return step.test(name) && (sequenceOf([name, '1月']) === 'months' || parseTimes([name]) !== undefined);
}
