import { chartNameSchema, themeNames, wallNameSchema, wallStateSchema } from '#protocol';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Journal } from '../broker/journal.ts';
import { themeDialectSchema } from './dialect.ts';

/** What a guest shows of its wall's state; null: unknown, or nothing maximised. */
const shownSchema = v.object({
  theme: v.nullable(v.picklist(themeNames)),
  fullScreen: v.nullable(chartNameSchema),
});
export type Shown = v.InferOutput<typeof shownSchema>;

/** What is kept of a guest. */
export const guestRecordSchema = v.object({
  /** a hash of what tells one client from another: address, User-Agent, Origin, path and query */
  client: v.string(),
  wall: wallNameSchema,
  /** what it asked for, as it was sent */
  requests: v.pipe(v.array(v.string()), v.maxLength(1000)),
  shown: shownSchema,
  dialect: v.optional(themeDialectSchema),
  /** charts: the wall's name -> its own */
  names: v.record(chartNameSchema, chartNameSchema),
  /** when it vanished, ms since 1970; missing: it was there when this was stored */
  gone: v.optional(v.number()),
});
export type GuestRecord = v.InferOutput<typeof guestRecordSchema>;

const guestPrefix = 'guest:';

/** Bounds on what is kept (PROTOCOL.md G-7): guests, UTF-16 units of one guest's requests, ms after it vanished. */
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
  const vanished = createVanished();
  for (const [id, record] of storedGuests(journal, now())) vanished.add(id, record);

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
      if (record.requests.length === 0 || lengthOf(record.requests) > maxLength) return id;
      if (id === undefined) forgetPredecessor(record);
      if (id === undefined && !makeRoom()) return undefined;
      const kept = id ?? randomUUID();
      store(kept, record);
      return kept;
    },

    vanish(id, record) {
      const gone = { ...record, gone: now() };
      store(id, gone);
      present.delete(id);
      vanished.add(id, gone);
      forgetOld();
    },

    forget,
  };
}

/** Guests that vanished, in that order, and by client. */
function createVanished() {
  const all = new Map<string, GuestRecord>();
  const byClient = new Map<string, Set<string>>();

  return {
    get size() {
      return all.size;
    },
    first: (): [string, GuestRecord] | undefined => all.entries().next().value,
    of: (client: string): [string, GuestRecord][] =>
      [...(byClient.get(client) ?? [])].flatMap((id) => {
        const record = all.get(id);
        return record ? [[id, record]] : [];
      }),
    add(id: string, record: GuestRecord): void {
      all.set(id, record);
      byClient.set(record.client, (byClient.get(record.client) ?? new Set()).add(id));
    },
    delete(id: string): void {
      const client = all.get(id)?.client ?? '';
      all.delete(id);
      byClient.get(client)?.delete(id);
      if (byClient.get(client)?.size === 0) byClient.delete(client);
    },
  };
}

/** What a former process kept. Those that were there when it ended show what their wall's state was in the end. */
function storedGuests(journal: ResumptionDeps['journal'], now: number): [string, GuestRecord][] {
  const guests: [string, GuestRecord][] = [];
  for (const [key, value] of journal.entries(guestPrefix)) {
    const { success, output } = v.safeParse(guestRecordSchema, value);
    if (success) guests.push([key.slice(guestPrefix.length), output]);
  }
  return guests
    .map(([id, record]): [string, GuestRecord] => [
      id,
      record.gone === undefined ? { ...record, gone: now, shown: latestShown(journal, record) } : record,
    ])
    .sort(([, a], [, b]) => (a.gone ?? now) - (b.gone ?? now));
}

function latestShown(journal: ResumptionDeps['journal'], { wall, shown }: GuestRecord): Shown {
  const state = v.safeParse(wallStateSchema, journal.get(`wall:${wall}`));
  return state.success ? { theme: state.output.theme, fullScreen: state.output.fullScreen } : shown;
}

function lengthOf(requests: readonly string[]): number {
  return requests.reduce((sum, { length }) => sum + length, 0);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}

/** The journal has logged why, and the wall goes on: only a restart would miss what is kept here. */
function ignore(): void {}
