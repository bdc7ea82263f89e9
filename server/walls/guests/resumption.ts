import { wallStateSchema } from '#protocol';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Journal } from '../../storage/journal.ts';
import { guestRecordSchema, type GuestRecord, type Shown } from './record.ts';
import { createVanishedGuests } from './disconnected.ts';

const guestPrefix = 'guest:';

/** Bounds on what is kept (PROTOCOL.md G-7): guests, UTF-16 units of one guest's record, ms after it vanished. */
const maxGuests = 1000;
const maxLength = 8 * 1024;
const maxAge = 24 * 3_600_000;

/** Guests that are here, by the id under which they are kept, and those that vanished, so that each can be taken over once. */
export interface Resumption {
  /** Whether a guest of this client vanished and was not taken over yet. */
  isExpected(client: string): boolean;
  /** The one that vanished first, and the id that its successor goes on with. */
  takeOver(client: string): { id: string; record: GuestRecord } | undefined;
  /** Keeps what a guest asked for, over restarts of the server too. Returns its id, or undefined when too much is kept already. */
  keep(id: string | undefined, record: GuestRecord): string | undefined;
  /** Calls once when a guest of this client vanishes: links are often missed later than they are replaced. Returns what cancels it. */
  onVanish(client: string, run: () => void): () => void;
  /** The guest with this id has vanished. */
  vanish(id: string, record: GuestRecord): void;
  /** It is no guest any more. */
  forget(id: string): void;
}

interface ResumptionDeps {
  journal: Pick<Journal, 'get' | 'entries' | 'put' | 'delete'>;
  now: () => number;
}

/**
 * Clients of the original protocol ask for their charts once in their life: after a reconnect they wait in silence, and would stay as they
 * are. What they asked for is kept, for a successor that comes from the same address in the same way and says nothing (PROTOCOL.md G-7).
 */
export function createResumption({ journal, now }: ResumptionDeps): Resumption {
  /** id -> what is stored of it */
  const present = new Map<string, string>();
  const vanished = createVanishedGuests();
  /** client -> guests that have said nothing yet and may come for one that vanishes */
  const silent = new Map<string, Set<() => void>>();
  for (const { id, record, isNew } of storedGuests(journal, now())) {
    vanished.add(id, record);
    // what it shows and since when it is gone must not depend on what happens until the next start
    if (isNew) journal.put(guestPrefix + id, record).catch(ignore);
  }

  function store(id: string, record: GuestRecord): void {
    const text = JSON.stringify(record);
    if (present.get(id) === text) return;
    present.set(id, text);
    journal.put(guestPrefix + id, record).catch(ignore);
  }

  function forget(id: string): void {
    present.delete(id);
    vanished.delete(id);
    journal.delete(guestPrefix + id).catch(ignore);
  }

  function forgetOld(): void {
    for (let first = vanished.first(); first && isOld(first[1]); first = vanished.first()) forget(first[0]);
  }

  function isOld({ gone = 0 }: GuestRecord): boolean {
    return now() - gone >= maxAge;
  }

  /** A page that was reloaded asks for the same again: it is its own successor. */
  function forgetPredecessor({ client, requests }: GuestRecord): void {
    const [id] = vanished.of(client).find(([, record]) => isSame(record.requests, requests)) ?? [];
    if (id !== undefined) forget(id);
  }

  function makeRoom(): boolean {
    if (present.size + vanished.size < maxGuests) return true;
    const [oldest] = vanished.first() ?? [];
    if (oldest !== undefined) forget(oldest);
    return oldest !== undefined;
  }

  return {
    isExpected(client) {
      forgetOld();
      return vanished.of(client).length > 0;
    },

    takeOver(client) {
      const [first] = vanished.of(client);
      if (!first) return undefined;
      const [id, record] = first;
      vanished.delete(id);
      present.set(id, JSON.stringify(record));
      return { id, record };
    },

    keep(id, record) {
      if (record.requests.length === 0 || isTooLong(record)) return id;
      if (id === undefined) forgetPredecessor(record);
      if (id === undefined && !makeRoom()) return undefined;
      const kept = id ?? randomUUID();
      store(kept, record);
      return kept;
    },

    vanish(id, record) {
      const gone = { ...record, gone: now() };
      if (isTooLong(gone)) return forget(id);
      store(id, gone);
      present.delete(id);
      vanished.add(id, gone);
      forgetOld();
      const [first] = silent.get(record.client) ?? [];
      first?.();
    },

    onVanish(client, run) {
      const once = () => {
        cancel();
        run();
      };
      const waiting = silent.get(client) ?? new Set();
      const cancel = () => {
        waiting.delete(once);
        if (waiting.size === 0) silent.delete(client);
      };
      silent.set(client, waiting.add(once));
      return cancel;
    },

    forget,
  };
}

interface StoredGuest {
  id: string;
  record: GuestRecord;
  /** it was there when its process ended */
  isNew: boolean;
}

/** What a former process kept. A guest that was there when it ended shows the last state of its wall. */
function storedGuests(journal: ResumptionDeps['journal'], now: number): StoredGuest[] {
  const guests: StoredGuest[] = [];
  for (const [key, value] of journal.entries(guestPrefix)) {
    const { success, output } = v.safeParse(guestRecordSchema, value);
    if (!success) continue;
    const isNew = output.gone === undefined;
    const record = isNew ? { ...output, gone: now, shown: latestShown(journal, output) } : output;
    guests.push({ id: key.slice(guestPrefix.length), record, isNew });
  }
  return guests.sort((a, b) => (a.record.gone ?? now) - (b.record.gone ?? now));
}

function latestShown(journal: ResumptionDeps['journal'], { wall, shown }: GuestRecord): Shown {
  const state = v.safeParse(wallStateSchema, journal.get(`wall:${wall}`));
  return state.success ? { theme: state.output.theme, fullScreen: state.output.fullScreen } : shown;
}

function isTooLong(record: GuestRecord): boolean {
  return JSON.stringify(record).length > maxLength;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}

/** The journal has logged why, and the wall goes on: only a restart would miss what is kept here. */
function ignore(): void {}
