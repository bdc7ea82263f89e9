import { isNameOfEnd, isNameOfStart } from '../cells/clock-names.ts';
import { moment } from '../cells/moment.ts';
import type { Column, MeasureColumn, TimeColumn } from '../table.ts';

const minRows = 3;
const [firstYear, lastYear] = [1000, 2100];

/**
 * Reigns and projects with the years in which they began and ended: whole numbers below two such names, the second never before the first, that
 * are recent or of which one goes on where another ended. They belong to what is named beside them, and are no axis.
 */
export function withYearSpans(columns: readonly Column[], rows: number): readonly Column[] {
  const start = columns.find((column) => isNameOfStart(column.name) && isOfYears(column));
  const end = start && columns.find((column) => isNameOfEnd(column.name) && isOfYears(column));
  if (!end || rows < minRows) return columns;
  const pair = [start, end].filter((column) => column.kind === 'measure');
  const [from, to] = [yearsIn(start), yearsIn(end)];
  if (!areRecent([...from, ...to]) && !followEachOther(from, to)) return columns;
  const name = columns.find(({ kind }) => kind === 'category' || kind === 'place');
  if (!name || pair.length === 0 || !from.every((year, row) => !(year > (to[row] ?? NaN)))) return columns;
  return columns.map((column) =>
    column.kind === 'measure' && pair.includes(column) ? asTime(column, name.name) : column,
  );
}

const [recent, minShare] = [1900, 1 / 3];

function areRecent(years: readonly number[]): boolean {
  return years.every((year) => !(year < recent));
}

/** Heights and prices between the same numbers do not. */
function followEachOther(from: readonly number[], to: readonly number[]): boolean {
  const starts = new Set(from);
  return to.filter((year) => starts.has(year)).length >= minShare * to.length;
}

function isOfYears(column: Column): boolean {
  if (column.kind === 'time') return column.grain === 'year';
  if (column.kind !== 'measure' || column.unit !== undefined) return false;
  return column.values.every(
    (value) => value !== value || (Number.isInteger(value) && value >= firstYear && value <= lastYear),
  );
}

function yearsIn({ kind, values }: Column): number[] {
  return Array.from<string | number, number>(values, (value) =>
    kind === 'time' ? new Date(Number(value)).getUTCFullYear() : Number(value),
  );
}

function asTime({ name, values }: MeasureColumn, of: string): TimeColumn {
  return {
    kind: 'time',
    name,
    role: { role: 'attribute', of },
    values: values.map((year) => moment('year', year)?.time ?? NaN),
    grain: 'year',
  };
}
