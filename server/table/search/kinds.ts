import { isNameOf } from '../cells/clock-names.ts';
import { isCodeName } from '../cells/codes.ts';
import type { Outline } from './outline.ts';

/** How many values at a place have a value at all. */
export function countOf({ numbers, times, texts, objects, arrays }: Outline): number {
  return numbers + times + texts + objects + arrays;
}

/** Whether most values at a place are texts, numbers or booleans. A place without any value counts too. */
export function isScalarPlace(outline: Outline): boolean {
  return outline.objects + outline.arrays <= countOf(outline) * 0.2;
}

export function isObjectPlace(outline: Outline): boolean {
  return outline.objects > countOf(outline) * 0.6;
}

export function isListPlace(outline: Outline): boolean {
  return outline.arrays > countOf(outline) * 0.6;
}

const timeName =
  /(?:^|[^a-z])(?:time|date|datetime|timestamp|epoch|ts|t|day|week|month|clock|created|updated|at)(?:$|[^a-z])|(?:time|date|timestamp)$|[a-z](?:At|On|Time|Date)$|seconds$|时间|日期|时刻|日$/i;
const yearName = /(?:^|[^a-z])(?:years?|jahre?)(?:$|[^a-z])|^财年$/i;

const scales = [1000, 1, 1e-3, 1e-6];

/** Whether numbers are in the range of Unix times since September 2001, in seconds to nanoseconds. */
export function isEpoch(low: number, high: number): boolean {
  return scales.some((scale) => low * scale >= 1e12 && high * scale <= 4.102e12);
}

/** Whether a place holds times: texts that look like dates, or numbers whose name says so. @param first the first column of a table */
export function isTimePlace(outline: Outline, name: string, first = false): boolean {
  const { numbers, times, low, high } = outline;
  if (times > countOf(outline) / 2) return true;
  if (numbers <= countOf(outline) / 2) return false;
  const isRange = isEpoch(low, high) || (low >= 19_000_101 && high <= 21_001_231);
  if ((first || timeName.test(name)) && isRange) return true;
  return (yearName.test(name) || isNameOf('year', name)) && low >= 1000 && high <= 2999;
}

const idName = /^(?:id|uid|uuid|pk|index|position|rank|row|no|nr|seq)$|[^a-z](?:id|uuid)$|[a-z]I[dD]$/i;

/** Whether a place holds numbers that mean a quantity. */
export function isMeasurePlace(outline: Outline, name: string, first = false): boolean {
  if (outline.numbers <= countOf(outline) / 2 || isTimePlace(outline, name, first)) return false;
  return !idName.test(name) && !isCodeName(name);
}
