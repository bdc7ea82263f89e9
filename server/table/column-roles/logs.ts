import {
  isCountName,
  isKindName,
  isLevelName,
  isLevelWord,
  isMessageName,
  isOutcomeName,
  isRequestName,
  isStatusName,
} from '../cells/event-names.ts';
import type { Column } from '../table.ts';

/** More words describe rows rather than tell them apart. */
const [mostOutcomes, mostKinds, mostCodes] = [8, 20, 60];
const letters = /\p{L}{2}/u;
/** States of a country. */
const stateCode = /^[A-Z]{2}$/;

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
  if (kind !== 'category' || (role && role.role !== 'constant') || !isLevelName(name)) return false;
  return areAll(values, mostKinds, isLevelWord);
}

const statusCode = /^[1-5]\d\d$/;

/** How a request ended: 200, 404. */
function isEnd({ kind, name, role, values }: Column): boolean {
  if (kind !== 'category' || role) return false;
  const texts = textsIn(values, mostCodes);
  return (
    texts.size <= mostCodes && [...texts].every((text) => statusCode.test(text)) && isStatusName(name, texts)
  );
}

/** How long the samples of a load test took stands in front of what they were: that is what was measured. */
function isMeasured(columns: readonly Column[], end: number): boolean {
  const time = columns.findIndex(({ kind }) => kind === 'time');
  return end > time + 1 && columns[time + 1]?.kind === 'measure';
}

/** Whether a column says what became of each row, in a few words: open and closed, success and failure. */
export function isOutcome(column: Column): boolean {
  if (!isOutcomeName(column.name) || !areFew(column, mostOutcomes)) return false;
  return !areAll(column.values, mostOutcomes, (text) => stateCode.test(text));
}

/** Whether a column says what kind each row is, or who runs it. */
export function isKind(column: Column): boolean {
  return isKindName(column.name) && areFew(column, mostKinds);
}

function areFew({ kind, role, values }: Column, most: number): boolean {
  if (kind !== 'category' || role) return false;
  const texts = textsIn(values, most);
  return texts.size > 1 && texts.size <= most && [...texts].every((text) => letters.test(text));
}

/** Whether a column holds few different texts, and all of them are of a kind. Ends at the first that is one too many. */
function areAll(values: ArrayLike<string | number>, most: number, is: (text: string) => boolean): boolean {
  const texts = textsIn(values, most);
  return texts.size <= most && [...texts].every(is);
}

/** The different texts of a column, at most one more than `most`. */
function textsIn(values: ArrayLike<string | number>, most: number): ReadonlySet<string> {
  const texts = new Set<string>();
  for (let row = 0; row < values.length && texts.size <= most; row += 1) {
    const text = String(values[row] ?? '');
    if (text !== '') texts.add(text);
  }
  return texts;
}
