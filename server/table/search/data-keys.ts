import type { JsonObject } from '../raw-table.ts';
import { isTimeText, type Outline } from './outline.ts';

const epochKey = /^1\d{9}(?:\d{3})?$/;
const minNumbers = 3;

/** Whether a key is a time. */
function isTimeKey(key: string): boolean {
  return isTimeText(key) || epochKey.test(key);
}

/** Whether all keys of an object are times, or numbers: its values are rows then, and not the fields of one row. */
export function hasDataKeys({ fields }: Outline): 'times' | 'numbers' | undefined {
  const keys = [...fields.keys()];
  if (keys.length >= 2 && keys.every(isTimeKey)) return 'times';
  return keys.length >= minNumbers && keys.every((key) => /^\d{1,9}$/.test(key)) ? 'numbers' : undefined;
}

const maxFields = 60;

/** Counting the keys takes as long as there are keys, and each value of an object asks. */
const counted = new WeakMap<JsonObject, boolean>();

/** Whether an object has so few keys that they may be fields of one thing, which all its values may look at. */
export function hasFewKeys(object: JsonObject): boolean {
  const known = counted.get(object);
  if (known !== undefined) return known;
  const isFew = Object.keys(object).length <= maxFields;
  counted.set(object, isFew);
  return isFew;
}

/** Whether keys count from 0, as those of a column in pandas do. */
export function areIndexes(keys: readonly string[]): boolean {
  return keys.length >= 2 && keys.every((key, at) => key === String(at));
}
