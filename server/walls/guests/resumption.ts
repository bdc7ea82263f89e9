import { limits } from '#protocol';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Journal } from '../../storage/journal.ts';
import type { OtherNodes } from './dialects/members.ts';
import { createDisconnectedGuests } from './disconnected.ts';
import { guestRecordSchema, type GuestRecord } from './record.ts';
import { guestPrefix as prefix, lastShown, storedGuests } from './stored-guests.ts';

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
  journal: Pick<Journal, 'get' | 'entries' | 'put' | 'delete' | 'onRemoteChange'>;
  nodes: OtherNodes | null;
  now: () => number;
}

/**
 * Clients of the original protocol request their charts once in their life: after a reconnect they wait in silence, and would show old
 * data for ever. So their requests are stored, for a successor that connects from the same address in the same way and sends nothing
 * (PROTOCOL.md G-7).
 */
export function createResumption({ journal, nodes, now }: ResumptionDeps): Resumption {
  /** id -> JSON of the stored record */
  const connected = new Map<string, string>();
  const disconnected = createDisconnectedGuests();
  /** client -> callbacks of silent guests, which may take over one that is disconnected later */
  const waiting = new Map<string, Set<() => void>>();
  /** those that are connected to other nodes */
  const elsewhere = new Map<string, GuestRecord>();
  for (const { id, record } of storedGuests(journal)) {
    if (record.gone === undefined && isAlive(record.node)) elsewhere.set(id, record);
    else disconnected.add(id, record.gone === undefined ? lose(id, record) : record);
  }

  journal.onRemoteChange(prefix, (id, value) => {
    const decoded = v.safeParse(guestRecordSchema, value);
    elsewhere.delete(id);
    disconnected.delete(id);
    if (!decoded.success) return;
    if (decoded.output.gone === undefined) elsewhere.set(id, decoded.output);
    else addDisconnected(id, decoded.output);
  });

  nodes?.onChange(() => {
    for (const [id, record] of elsewhere) {
      if (isAlive(record.node)) continue;
      elsewhere.delete(id);
      addDisconnected(id, lose(id, record));
    }
  });

  function isAlive(node: string | undefined): boolean {
    return node !== undefined && nodes?.list().includes(node) === true;
  }

  /** The server of a guest is gone without a word. What it shows, and since when, must not depend on what happens until it is back. */
  function lose(id: string, record: GuestRecord): GuestRecord {
    const lost = { ...record, gone: now(), shown: lastShown(journal, record) };
    journal.put(prefix + id, lost).catch(ignore);
    return lost;
  }

  function addDisconnected(id: string, record: GuestRecord): void {
    disconnected.add(id, record);
    const [first] = waiting.get(record.client) ?? [];
    first?.();
  }

  function store(id: string, record: GuestRecord): void {
    const text = JSON.stringify(record);
    if (connected.get(id) === text) return;
    connected.set(id, text);
    journal.put(prefix + id, nodes ? { ...record, node: nodes.own } : record).catch(ignore);
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
      // other nodes must not hand it over too
      if (nodes) store(id, { ...record, gone: undefined });
      else connected.set(id, JSON.stringify(record));
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
      removeExpired();
      addDisconnected(id, gone);
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

function isTooLong(record: GuestRecord): boolean {
  return JSON.stringify(record).length > guestRecord;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}

/** The journal has logged the reason. The wall goes on: what could not be stored is missed only by a restart. */
function ignore(): void {}
