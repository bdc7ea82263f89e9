import { idNameOf, isCallName, isGluedId, mayEndInId } from '../cells/id-names.ts';
import { isNameOf } from '../cells/clock-names.ts';
import { isCodeName } from '../cells/codes.ts';
import { isBibName } from '../cells/race-names.ts';
import type { CategoryColumn, Column, FoundRole, MeasureColumn } from '../table.ts';
import { isRising } from '../value-checks.ts';
import { isFilled, type Finder } from './finder.ts';

/** Ids, by the column's name or by the form of its cells. */
export const idOf: Finder = (columns) => {
  const areKeyed = areRecordsWithKeys(columns);
  return (column, at) => {
    if (column.kind === 'measure' && areKeyed && isKeyOfRecord(column)) return { role: 'id', why: 'name' };
    return idOfColumn(columns, column, at);
  };
};

function idOfColumn(columns: readonly Column[], column: Column, at: number): FoundRole | undefined {
  if (column.kind === 'measure')
    return isAmountOfCode(column, columns.slice(0, at))
      ? undefined
      : numberId(column.values, column.name, at);
  if (column.kind !== 'category') return undefined;
  const form = formOf(column.values);
  if (form === 'link') return { role: 'link' };
  if (form === 'id') return { role: 'id', why: 'form' };
  const digits = form === 'digits' && !isCodeName(column.name);
  return digits && idNameOf(column.name) !== undefined ? { role: 'id', why: 'name' } : namedId(column);
}

const fewestKeys = 2;

/** Records of a database: an `id`, and names of others with `id` at their end, `typeid, mødeid`. */
function areRecordsWithKeys(columns: readonly Column[]): boolean {
  const keys = columns.filter(({ kind, name }) => kind === 'measure' && isGluedId(name));
  return keys.length >= fewestKeys && columns.some(({ name }) => /^id$/i.test(name.trim()));
}

/** In such records also a number that no two have. */
function isKeyOfRecord({ name, values }: MeasureColumn): boolean {
  if (!values.every((value) => value !== value || Number.isInteger(value))) return false;
  const isOwn = ambiguous.test(name) && new Set(values).size === values.length;
  return isOwn || isGluedId(name);
}

/** Lines of code stand behind other figures, and have as many digits as they like; a code stands near what it names. */
function isAmountOfCode({ name, values }: MeasureColumn, before: readonly Column[]): boolean {
  if (!/^code$/i.test(name) || before.filter(({ kind }) => kind === 'measure').length < 2) return false;
  return new Set(Array.from(values, (value) => String(value).length)).size > 1;
}

/** `yes, no` and `area, number` are counts: these names count rows only in front, or in order. */
const ambiguous = /^(?:no|nr|num|number|nummer|n[uú]mero|numéro|номер|order|case)$/i;
/** A price index goes up too: these count rows only in front. */
const frontName = /^(?:index|idx|row|seq|sequence)$/i;

function numberId(values: Float64Array, name: string, at: number): FoundRole | undefined {
  if (isCallName(name) && values.every((value) => value !== value || value >= 1e6))
    return { role: 'id', why: 'name' };
  if (isLongId(values, name)) return { role: 'id', why: 'name' };
  const meaning = idNameOf(name) ?? (isBibName(name) ? 'number' : undefined);
  if (meaning === undefined || !values.every((value) => value !== value || Number.isInteger(value)))
    return undefined;
  if (meaning === 'id') return { role: 'id', why: 'name' };
  const known = values.filter((value) => value === value);
  if (known.length < 2 || new Set(known).size < known.length) return undefined;
  const isFigure =
    (frontName.test(name) && !countsRows(known)) || (ambiguous.test(name) && !isMonotonic(known));
  if (at > 0 && isFigure) return undefined;
  return { role: 'id', why: 'name' };
}

/** Ten digits or more below any name that ends like one of an id: `eid`, and never `paid`. */
function isLongId(values: Float64Array, name: string): boolean {
  if (!mayEndInId(name)) return false;
  return values.every((value) => value !== value || (Number.isInteger(value) && value >= 1e9));
}

/** From 0 or 1 on by one, which no price index does. */
function countsRows(values: Float64Array): boolean {
  const [first = NaN] = values;
  return (first === 0 || first === 1) && values.every((value, row) => value === first + row);
}

function isMonotonic(values: Float64Array): boolean {
  return (
    values.length > 4 &&
    (isRising(values) || values.every((value, row) => row === 0 || value < (values[row - 1] ?? NaN)))
  );
}

const idTextName =
  /(?:^|[^a-z])(?:id|uid|uuid|guid|key|hash|sha|isin|iban|bic|sku|ref)$|[a-z]I[dD]$|^recordid$|编号$|单号$/;

/** `user_id` with texts; `Order no.` with codes that have digits and do not repeat. AUT below `Country code` is more than an id. */
function namedId({ name, values }: CategoryColumn): FoundRole | undefined {
  const isNamed = idTextName.test(name.trim().replace(/^ID$/, 'id')) && !isNameOf('clock', name);
  const isCoded = (): boolean =>
    values.every((value) => code.test(value) && /\d/.test(value)) && new Set(values).size === values.length;
  return isNamed || (idNameOf(name) !== undefined && isCoded()) ? { role: 'id', why: 'name' } : undefined;
}

const link = /^(?:https?|ftp):\/\/\S+$/i;
const digits = /^\d+$/;
const hex = /^(?=.*\d)(?=.*[a-f])[\da-f]{12,}$|^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const code = /^[A-Z\d]+(?:[-_/#.:][A-Z\d]+)*$/i;
const minDigits = 5;

/** What all cells look like: `INV-2024-0017`, a UUID, an IBAN; undefined if they differ, or if a code repeats. */
function formOf(values: readonly string[]): 'link' | 'digits' | 'id' | undefined {
  let form: 'link' | 'digits' | 'id' | undefined;
  let [filled, coded] = [0, 0];
  for (const value of values) {
    if (!isFilled(value)) continue;
    filled += 1;
    const one = formOfCell(value);
    if (one === undefined || (form !== undefined && form !== one)) return undefined;
    form = one;
    if (one === 'id' && !hex.test(value)) coded += 1;
  }
  if (coded > 0 && (filled < 3 || new Set(values).size < values.length)) return undefined;
  return form;
}

function formOfCell(value: string): 'link' | 'digits' | 'id' | undefined {
  if (link.test(value)) return 'link';
  if (digits.test(value)) return value.length >= 16 ? 'id' : 'digits';
  if (hex.test(value)) return 'id';
  const count = value.replace(/\D/g, '').length;
  return code.test(value) && count >= minDigits && count >= value.length / 2 ? 'id' : undefined;
}
