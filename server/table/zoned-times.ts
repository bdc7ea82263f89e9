import type { Note } from '#protocol';
import { coarsestGrain } from './cells/grain.ts';
import { tableNote } from './notes.ts';
import { isClockGrain, type Column, type TimeColumn } from './table.ts';
import type { TableWords } from './words/index.ts';
import { zoneClock, type ZoneClock } from './zone-clock.ts';

/** How a column of times says which moments they are, and so how it is shown. */
type Handling = keyof TableWords['notes']['times'];

/**
 * The columns with their times in a time zone, where the file says which moments they are, and notes on which these are. Other times stay as
 * they are written; without a time zone, all do.
 */
export function inTimeZone(
  columns: readonly Column[],
  timeZone: string | undefined,
): { columns: readonly Column[]; notes: readonly Note[] } {
  const names = new Map<Handling, string[]>();
  const shown = columns.map((column): Column => {
    if (column.kind !== 'time') return column;
    const handling = handlingOf(column);
    if (handling && !column.role) names.set(handling, [...(names.get(handling) ?? []), column.name]);
    const isMoments = handling === 'inZone' || handling === 'partlyInZone';
    return timesShown(column, isMoments ? timeZone : undefined);
  });
  if (timeZone === undefined) return { columns: shown, notes: [] };
  const notes = [...names].map(([handling, which]) =>
    tableNote('times', ({ notes }) => notes.times[handling](which.join(notes.comma), timeZone)),
  );
  return { columns: shown, notes };
}

/** Undefined for days and longer: nobody asks for their zone. Midnights of their own offset are days too, the same in every zone. */
function handlingOf({ values, offsets, grain }: TimeColumn): Handling | undefined {
  if (!isClockGrain(grain)) return offsets && 'wholeDays';
  if (!offsets) return 'asWritten';
  const isPartly =
    offsets !== 'utc' && offsets.some((one, row) => one !== one && values[row] === values[row]);
  return isPartly ? 'partlyInZone' : 'inZone';
}

function timesShown({ offsets, ...column }: TimeColumn, zone: string | undefined): TimeColumn {
  if (zone === undefined) return column;
  const clock = zoneClock(zone);
  const values = offsets instanceof Float64Array ? momentsOf(column.values, offsets, clock) : column.values;
  return { ...column, values, grain: coarsestGrain(values.map(clock.toLocal), column.grain), zone };
}

function momentsOf(values: Float64Array, offsets: Float64Array, clock: ZoneClock): Float64Array {
  return values.map((time, row) => {
    const minutes = offsets[row] ?? NaN;
    if (!Number.isNaN(minutes)) return time - minutes * 60_000;
    return Number.isNaN(time) ? time : clock.momentAt(time);
  });
}

/** A time as a clock shows it, taken as UTC. @param zone of a moment; undefined: it is one already */
export function toLocalTime(time: number, zone: string | undefined): number {
  return zone === undefined ? time : zoneClock(zone).toLocal(time);
}

/** A column's times as a clock shows them, taken as UTC. */
export function localTimes({ values, zone }: Pick<TimeColumn, 'values' | 'zone'>): Float64Array {
  return zone === undefined ? values : values.map(zoneClock(zone).toLocal);
}
