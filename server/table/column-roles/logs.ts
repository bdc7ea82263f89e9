import {
  areLevels,
  isCountName,
  isKindName,
  isMessageName,
  isOutcomeName,
  isRequestName,
} from '../cells/event-names.ts';
import type { Column } from '../table.ts';

/** A log, and the column that tells its entries apart, by its position; undefined if all are alike. */
export interface Log {
  readonly by: number | undefined;
}

/**
 * A moment for each row, how grave it is and what it says, or what was asked for and how that ended: an entry of a log. Its figures, such as
 * bytes and milliseconds, are asides. Undefined for anything else.
 */
export function logIn(columns: readonly Column[]): Log | undefined {
  if (!columns.some(({ kind, role }) => kind === 'time' && !role)) return undefined;
  if (columns.some(({ kind, name }) => kind === 'measure' && isCountName(name))) return undefined;
  const asked = columns.some(isRequest);
  const level = columns.findIndex(isLevel);
  const isLeveled = level >= 0 && (asked || columns.some(({ name }) => isMessageName(name)));
  if (isLeveled && !columns[level]?.role) return { by: level };
  const end = columns.findIndex(isEnd);
  if (asked && end >= 0 && !isMeasured(columns, end)) return { by: end };
  return isLeveled ? { by: undefined } : undefined;
}

function isRequest({ kind, name }: Column): boolean {
  return kind === 'category' && isRequestName(name);
}

function isLevel({ kind, name, role, values }: Column): boolean {
  if (kind !== 'category' || (role && role.role !== 'constant')) return false;
  return areLevels(name, textsIn(values));
}

const statusCode = /^[1-5]\d\d$/;

/** How a request ended: 200, 404. */
function isEnd({ kind, role, values }: Column): boolean {
  if (kind !== 'category' || role || !statusCode.test(String(values[0]))) return false;
  return [...textsIn(values)].every((text) => statusCode.test(text));
}

/** How long the samples of a load test took stands in front of what they were: that is what was measured. */
function isMeasured(columns: readonly Column[], end: number): boolean {
  const time = columns.findIndex(({ kind }) => kind === 'time');
  return end > time + 1 && columns[time + 1]?.kind === 'measure';
}

/** More words describe rows rather than tell them apart. */
const [mostOutcomes, mostKinds] = [8, 20];
const letters = /\p{L}{2}/u;
/** States of a country. */
const stateCode = /^[A-Z]{2}$/;

/** Whether a column says what became of each row, in a few words: open and closed, success and failure. */
export function isOutcome(column: Column): boolean {
  const isFew = isOutcomeName(column.name) && areFew(column, mostOutcomes);
  return isFew && !Array.from<string | number>(column.values).every((text) => stateCode.test(String(text)));
}

/** Whether a column says what kind each row is, or who runs it. */
export function isKind(column: Column): boolean {
  return isKindName(column.name) && areFew(column, mostKinds);
}

function areFew({ kind, role, values }: Column, most: number): boolean {
  if (kind !== 'category' || role) return false;
  const texts = textsIn(values);
  return texts.size > 1 && texts.size <= most && [...texts].every((text) => letters.test(text));
}

function textsIn(values: ArrayLike<string | number>): Set<string> {
  const texts = new Set<string>();
  for (let row = 0; row < values.length; row += 1) texts.add(String(values[row]));
  texts.delete('');
  return texts;
}
