import { wallStateSchema } from '#protocol';
import * as v from 'valibot';
import type { Journal } from '../../storage/journal.ts';
import { guestRecordSchema, type GuestRecord, type Shown } from './record.ts';

/** Of the journal's keys. */
export const guestPrefix = 'guest:';

/** What is stored, the guest that was disconnected first coming first. */
export function storedGuests(journal: Pick<Journal, 'entries'>): { id: string; record: GuestRecord }[] {
  const guests = [...journal.entries(guestPrefix)].flatMap(([key, value]) => {
    const { success, output } = v.safeParse(guestRecordSchema, value);
    return success ? [{ id: key.slice(guestPrefix.length), record: output }] : [];
  });
  return guests.sort((a, b) => (a.record.gone ?? Infinity) - (b.record.gone ?? Infinity));
}

/** What a guest shows that was connected when its server ended: the last state of its wall. */
export function lastShown(journal: Pick<Journal, 'get'>, { wall, shown }: GuestRecord): Shown {
  const state = v.safeParse(wallStateSchema, journal.get(`wall:${wall}`));
  return state.success ? { theme: state.output.theme, fullScreen: state.output.fullScreen } : shown;
}
