import type { TimePart } from '../cells/clock-names.ts';
import { nameParts } from '../cells/id-names.ts';
import type { Column } from '../table.ts';
import { partReader, type PartReader, type TimeParts } from './time-part-readers.ts';

/** What programs call the parts of a time by a letter or two. */
const letters = new Map<string, TimePart>([
  ['y', 'year'],
  ['m', 'month'],
  ['d', 'day'],
  ['h', 'hour'],
  ['mi', 'minute'],
  ['n', 'minute'],
  ['s', 'second'],
]);

/** `time.y, time.m, time.d, time.h`: such letters mean something where a year, a month and a day are there. */
export function letteredParts(columns: readonly Column[]): TimeParts | undefined {
  const readers = new Map<TimePart, PartReader>();
  for (const column of columns) {
    const part = letters.get(nameParts(column.name).at(-1) ?? '');
    const reader = part && !readers.has(part) ? partReader(part, column) : undefined;
    if (part && reader) readers.set(part, reader);
  }
  if (!(['year', 'month', 'day'] as const).every((part) => readers.has(part))) return undefined;
  const grain = (['second', 'minute', 'hour'] as const).find((part) => readers.has(part)) ?? 'day';
  return { readers, grain };
}
