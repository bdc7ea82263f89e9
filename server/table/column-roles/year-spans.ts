import { isNameOfEnd, isNameOfStart } from '../cells/clock-names.ts';
import { moment } from '../cells/moment.ts';
import type { Column, MeasureColumn, TimeColumn } from '../table.ts';

const minRows = 3;
const [firstYear, lastYear] = [1000, 2100];

/** Reigns and projects with the years in which they began and ended: whole numbers below two such names, the second never before the first. */
export function withYearSpans(columns: readonly Column[], rows: number): readonly Column[] {
  const start = columns.find((column) => isNameOfStart(column.name) && isOfYears(column));
  const end = start && columns.find((column) => isNameOfEnd(column.name) && isOfYears(column));
  if (!end || rows < minRows) return columns;
  const pair = [start, end].filter((column) => column.kind === 'measure');
  const [from, to] = [yearsIn(start), yearsIn(end)];
  if (pair.length === 0 || !from.every((year, row) => !(year > (to[row] ?? NaN)))) return columns;
  return columns.map((column) =>
    column.kind === 'measure' && pair.includes(column) ? asTime(column) : column,
  );
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

function asTime({ name, values }: MeasureColumn): TimeColumn {
  return {
    kind: 'time',
    name,
    values: values.map((year) => moment('year', year)?.time ?? NaN),
    grain: 'year',
  };
}
