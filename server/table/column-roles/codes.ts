import { quantityInName } from '../aggregation/quantity-names.ts';
import { isClassName } from '../cells/id-names.ts';
import type { Column, MeasureColumn } from '../table.ts';
import { isRising } from '../value-checks.ts';
import { determines } from './determines.ts';
import { isFilled, ordinary, type Finder } from './finder.ts';

const minRows = 6;
const unnamed = /^(?:[A-Z]|unnamed.*)?$/i;
/** Two digits may as well count something, such as the pupils of a class. */
const minWidth = 3;
/** Shorter numbers have as many digits by chance. */
const minDigits = 4;

/**
 * Codes of a classification beside what they stand for, where another figure is left: whole numbers by whose name it is one, or without a name which go up in
 * front of a text, with as many digits each. Budgets have several levels of them.
 */
export const codeOf: Finder = (columns, rows) => {
  const texts = ordinary(columns, ['category']);
  const named = ordinary(columns, ['category', 'place']);
  const figures = ordinary(columns, ['measure']);
  if (rows < minRows || named.length === 0 || figures.length < 2) return () => undefined;
  const amounts = figures.filter(({ name }) => !isClassName(name));
  return (column, at) => {
    if (column.kind !== 'measure' || column.unit !== undefined || !areCodes(column.values)) return undefined;
    const others = amounts.filter((one) => one !== column);
    if (others.length === 0) return undefined;
    if (isClassName(column.name) && saysWhich(column, texts, rows)) return { role: 'id', why: 'name' };
    if (isBesideYears(column, others) && isKeyBeside(column, columns, at)) return { role: 'id', why: 'form' };
    if (!unnamed.test(column.name)) return undefined;
    const text = columns[at + 1];
    const isFirst = !columns.slice(0, at).some((one) => others.some((other) => other === one));
    return isFirst && text && texts.includes(text) && isList(column, text)
      ? { role: 'id', why: 'form' }
      : undefined;
  };
};

const minYears = 3;
const yearName = /^(?:19|20)\d{2}$/;

/** Whether all other figures are those of years, so that this one is something else, and nothing that is measured. */
function isBesideYears({ name }: MeasureColumn, others: readonly Column[]): boolean {
  const isYear = (one: Column): boolean => yearName.test(one.name.trim());
  return (
    others.length >= minYears &&
    !yearName.test(name.trim()) &&
    quantityInName(name) === undefined &&
    others.every(isYear)
  );
}

/** In front of a name, or behind it in order or with as many digits each, and another one for each name: an area is neither. */
function isKeyBeside(column: MeasureColumn, columns: readonly Column[], at: number): boolean {
  const [before, after] = [columns[at - 1], columns[at + 1]].map((one) =>
    one?.kind === 'category' || one?.kind === 'place' ? one : undefined,
  );
  if (before === undefined && after === undefined) return false;
  const isLike = isRising(column.values) || haveOneWidth(column.values);
  const isOneEach = new Set(column.values).size === column.values.length;
  return [isLike ? before : undefined, after].some(
    (name) => name !== undefined && (isOneEach || (determines(column, name) && determines(name, column))),
  );
}

/** Whole numbers, not 0. */
function areCodes(values: Float64Array): boolean {
  return values.every((value) => !isFilled(value) || (Number.isInteger(value) && value > 0));
}

/** Whether codes say which text is meant, come again and again, go up, or have as many digits each. */
function saysWhich(column: MeasureColumn, texts: readonly Column[], rows: number): boolean {
  const different = new Set(column.values).size;
  if (different <= rows / 2 || haveOneWidth(column.values) || isRising(column.values)) return true;
  // where no two are alike, each says which by itself
  return different < rows && texts.some((text) => determines(column, text));
}

/** `10000, 11000, 12000` before `Salaries, Wages, Bonuses`. */
function isList({ values }: MeasureColumn, text: Column): boolean {
  return (
    isRising(values) &&
    (values[0] ?? 0) >= 10 ** (minDigits - 1) &&
    haveOneWidth(values) &&
    new Set<string | number>(text.values).size > values.length / 2
  );
}

function haveOneWidth(values: Float64Array): boolean {
  const known = values.filter(isFilled);
  const width = String(known[0]).length;
  return width >= minWidth && known.every((value) => String(value).length === width);
}
