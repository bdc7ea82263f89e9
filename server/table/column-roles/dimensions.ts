import type { Column, MeasureColumn } from '../table.ts';
import { areAmounts, areUnnamed } from '../unnamed-columns.ts';
import { asCategory } from './as-category.ts';
import { isFilled, ordinary } from './finder.ts';

const minRows = 12;
/** The days of a month. */
const mostSteps = 31;
/** Of the rows: each number comes as often on average. */
const maxShare = 1 / 3;

/**
 * In a list without a header small whole numbers that come again and again, beside words that do so too and an amount: days of a month, semesters, classes.
 * They say which, and not how much.
 */
export function withDimensions(columns: readonly Column[], rows: number): readonly Column[] {
  if (rows < minRows || !areUnnamed(columns)) return columns;
  if (!ordinary(columns, ['category', 'place']).some(({ values }) => isRepeated(values, rows)))
    return columns;
  const steps = columns.filter((one): one is MeasureColumn => isSteps(one, rows));
  const amounts = ordinary(columns, ['measure']).filter((one) => !steps.some((step) => step === one));
  const isAmount = (one: Column): boolean => one.kind === 'measure' && areAmounts(one.values);
  if (steps.length === 0 || !amounts.some(isAmount)) return columns;
  return columns.map((one) => (isSteps(one, rows) ? asCategory(one) : one));
}

function isRepeated(values: Column['values'], rows: number): boolean {
  const different = new Set<string | number>(values).size;
  return different > 1 && different <= rows / 2;
}

function isSteps(column: Column, rows: number): column is MeasureColumn {
  if (column.kind !== 'measure' || column.role || column.unit !== undefined) return false;
  const known = column.values.filter(isFilled);
  const different = new Set(known).size;
  return (
    different > 1 &&
    different <= maxShare * rows &&
    known.every((value) => Number.isInteger(value) && value >= 0 && value <= mostSteps)
  );
}
