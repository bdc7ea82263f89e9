import { hasDataKeys } from './data-keys.ts';
import { isListPlace, isObjectPlace, isScalarPlace } from './kinds.ts';
import type { Outline } from './outline.ts';
import { cellKeyOf, isCellsName, valueKeyOf } from './wrapped.ts';

/** Something that would become a column. */
export interface LeafOutline {
  readonly name: string;
  readonly outline: Outline;
}

/** More columns are not told apart. */
export const maxLeaves = 200;

/** The plain values inside an object, however deep. */
export function leavesOf(outline: Outline, depth = 0, leaves: LeafOutline[] = []): readonly LeafOutline[] {
  for (const [key, field] of outline.fields) {
    if (leaves.length >= maxLeaves) break;
    if (isObjectPlace(field)) {
      const value = valueKeyOf([...field.fields.keys()]);
      const inner = value === undefined ? undefined : field.fields.get(value);
      if (inner && isScalarPlace(inner)) leaves.push({ name: key, outline: inner });
      else if (depth < 5 && !hasDataKeys(field)) leavesOf(field, depth + 1, leaves);
    } else if (isScalarPlace(field)) leaves.push({ name: key, outline: field });
    else if (isOneOfNumbers(field) && field.items) leavesOf(field.items, depth + 1, leaves);
    else if (isCellsName(key) && isTuple(field))
      for (const cell of field.cells) leaves.push({ name: key, outline: cell });
  }
  return leaves;
}

/** `[{"values": [5, 6]}]`: a list that has one object with numbers only. */
function isOneOfNumbers({ longest, items }: Outline): boolean {
  if (longest !== 1 || !items || items.fields.size === 0) return false;
  return [...items.fields].every(([key, field]) =>
    isListPlace(field) ? isCellsName(key) : field.numbers > 0 && field.texts === 0,
  );
}

/** The cells of a row, plain or in objects, as in `{"keys": ["2026-01-01"], "clicks": 5}`. */
function isTuple({ arrays, shortest, longest, cells, items }: Outline): boolean {
  if (arrays === 0 || shortest !== longest || cells.length !== longest || !items || items.items) return false;
  return items.fields.size === 0 || cellKeyOf([...items.fields.keys()]) !== undefined;
}

/** The cells of lists by their position. */
export function tupleLeaves(
  { cells, longest }: Outline,
  all: Outline,
  width: number,
): readonly LeafOutline[] {
  return Array.from({ length: width }, (_, at) => ({
    name: `${at}`,
    outline: (longest <= cells.length ? cells[at] : undefined) ?? all,
  }));
}
