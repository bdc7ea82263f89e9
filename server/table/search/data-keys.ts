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

/** Whether keys count from 0, as those of a column in pandas do. */
export function areIndexes(keys: readonly string[]): boolean {
  return keys.length >= 2 && keys.every((key, at) => key === String(at));
}
