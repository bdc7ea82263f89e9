import { limits, wallStateSchema } from '#protocol';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Journal } from '../../storage/journal.ts';
import { createDisconnectedGuests } from './disconnected.ts';
import { guestRecordSchema, type GuestRecord, type Shown } from './record.ts';

const prefix = 'guest:';

/** What is stored (PROTOCOL.md G-7). */
const { guests, guestRecord, guestAge } = limits;

/** The records of guests, by id. That of a disconnected guest can be taken over once. */
export interface Resumption {
  /** Whether a guest of this client was disconnected and not taken over yet. */
  isExpected(client: string): boolean;
  /** Hands over the record of the guest that was disconnected first, and its id. */
  takeOver(client: string): { id: string; record: GuestRecord } | undefined;
  /** Stores a guest's record, unless it is too long or there are too many. Returns the guest's id, if it has one by now. */
  save(id: string | undefined, record: GuestRecord): string | undefined;
  /**
   * Calls back once, when a guest of this client is disconnected: a client is often back before its old socket is known to be gone.
   * Returns a function that cancels it.
   */
  onDisconnect(client: string, run: () => void): () => void;
  disconnect(id: string, record: GuestRecord): void;
  remove(id: string): void;
}

interface ResumptionDeps {
  journal: Pick<Journal, 'get' | 'entries' | 'put' | 'delete'>;
  now: () => number;
}

/**
 * Clients of the original protocol request their charts once in their life: after a reconnect they wait in silence, and would show old
 * data for ever. So their requests are stored, for a successor that connects from the same address in the same way and sends nothing
 * (PROTOCOL.md G-7).
 */
export function createResumption({ journal, now }: ResumptionDeps): Resumption {
  /** id -> JSON of the stored record */
  const connected = new Map<string, string>();
  const disconnected = createDisconnectedGuests();
  /** client -> callbacks of silent guests, which may take over one that is disconnected later */
  const waiting = new Map<string, Set<() => void>>();
  for (const { id, record, wasConnected } of storedGuests(journal, now())) {
    disconnected.add(id, record);
    // must not depend on what happens until the next start: what it shows, and since when it is gone
    if (wasConnected) journal.put(prefix + id, record).catch(ignore);
  }

  function store(id: string, record: GuestRecord): void {
    const text = JSON.stringify(record);
    if (connected.get(id) === text) return;
    connected.set(id, text);
    journal.put(prefix + id, record).catch(ignore);
  }

  function remove(id: string): void {
    connected.delete(id);
    disconnected.delete(id);
    journal.delete(prefix + id).catch(ignore);
  }

  function removeExpired(): void {
    for (let first = disconnected.first(); first && isExpired(first[1]); first = disconnected.first())
      remove(first[0]);
  }

  function isExpired({ gone = 0 }: GuestRecord): boolean {
    return now() - gone >= guestAge;
  }

  /** A page that was reloaded sends the same requests again: it is its own successor. */
  function removePredecessor({ client, requests }: GuestRecord): void {
    const [id] = disconnected.of(client).find(([, record]) => isSame(record.requests, requests)) ?? [];
    if (id !== undefined) remove(id);
  }

  function makeRoom(): boolean {
    if (connected.size + disconnected.size < guests) return true;
    const [oldest] = disconnected.first() ?? [];
    if (oldest !== undefined) remove(oldest);
    return oldest !== undefined;
  }

  return {
    isExpected(client) {
      removeExpired();
      return disconnected.of(client).length > 0;
    },

    takeOver(client) {
      const [first] = disconnected.of(client);
      if (!first) return undefined;
      const [id, record] = first;
      disconnected.delete(id);
      connected.set(id, JSON.stringify(record));
      return { id, record };
    },

    save(id, record) {
      if (record.requests.length === 0 || isTooLong(record)) return id;
      if (id === undefined) removePredecessor(record);
      if (id === undefined && !makeRoom()) return undefined;
      const ownId = id ?? randomUUID();
      store(ownId, record);
      return ownId;
    },

    disconnect(id, record) {
      const gone = { ...record, gone: now() };
      if (isTooLong(gone)) return remove(id);
      store(id, gone);
      connected.delete(id);
      disconnected.add(id, gone);
      removeExpired();
      const [first] = waiting.get(record.client) ?? [];
      first?.();
    },

    onDisconnect(client, run) {
      const once = () => {
        cancel();
        run();
      };
      const callbacks = waiting.get(client) ?? new Set();
      const cancel = () => {
        callbacks.delete(once);
        if (callbacks.size === 0) waiting.delete(client);
      };
      waiting.set(client, callbacks.add(once));
      return cancel;
    },

    remove,
  };
}

interface StoredGuest {
  id: string;
  record: GuestRecord;
  /** it was connected when the former process ended */
  wasConnected: boolean;
}

/** What a former process stored. A guest that was connected when it ended shows the last state of its wall. */
function storedGuests(journal: ResumptionDeps['journal'], now: number): StoredGuest[] {
  const guests: StoredGuest[] = [];
  for (const [key, value] of journal.entries(prefix)) {
    const { success, output } = v.safeParse(guestRecordSchema, value);
    if (!success) continue;
    const wasConnected = output.gone === undefined;
    const record = wasConnected ? { ...output, gone: now, shown: lastShown(journal, output) } : output;
    guests.push({ id: key.slice(prefix.length), record, wasConnected });
  }
  return guests.sort((a, b) => (a.record.gone ?? now) - (b.record.gone ?? now));
}

function lastShown(journal: ResumptionDeps['journal'], { wall, shown }: GuestRecord): Shown {
  const state = v.safeParse(wallStateSchema, journal.get(`wall:${wall}`));
  return state.success ? { theme: state.output.theme, fullScreen: state.output.fullScreen } : shown;
}

function isTooLong(record: GuestRecord): boolean {
  return JSON.stringify(record).length > guestRecord;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}

/** The journal has logged the reason. The wall goes on: what could not be stored is missed only by a restart. */
function ignore(): void {}
