import { limits } from '#protocol';
import type { Identity } from './identity.ts';

/** Something that somebody did, or was refused. Never with a token, a password or the text of a message. */
export interface AuditEvent {
  /** an action of a socket, a route or a command: `themeChange`, `PUT /api/:chart`, `chartwall token` */
  readonly what: string;
  /** undefined: a stranger */
  readonly who?: Identity | undefined;
  /** IP address, or `command line` of the server's machine */
  readonly from: string;
  readonly wall?: string | undefined;
  /** the screen that it came from */
  readonly screen?: string | undefined;
  /** what it was done to: a chart, a screen, the id of a token */
  readonly on?: string | undefined;
  /** why it was not done */
  readonly refused?: string | undefined;
}

type Bearer = Pick<Identity, 'role' | 'name' | 'jti'>;

/** A stored event. `leftOut`: the number of strangers' refusals before it that were not stored. */
export interface AuditRecord extends Omit<AuditEvent, 'who'> {
  /** ms since 1970 */
  readonly at: number;
  readonly who?: Bearer;
  readonly leftOut?: number;
}

/** Where records outlive the process. `next` grows with each that is appended here. */
export interface AuditStore {
  readonly next: number;
  append(payload: readonly [AuditRecord]): Promise<unknown>;
  /** Resolves to the newest records, the oldest of them first. */
  newest(limit: number): Promise<readonly AuditRecord[]>;
  trim(limits: { count: number; ageMs: number; bytes: number }): Promise<void>;
  close(): Promise<void>;
}

/** Who did what, when, and from where. */
export interface Audit {
  /** Stores the event in the background. If the disk fails, the action still goes ahead. */
  record(event: AuditEvent): void;
  /** Resolves to what was recorded until now, at `since` or later (ms), the newest first. */
  list(asked: { since: number; limit: number }): Promise<AuditRecord[]>;
  close(): Promise<void>;
}

/** The log is trimmed after this many records, and every hour (ms). */
const tidyAfter = 1000;
const tidyInterval = 3_600_000;
const minute = 60_000;
/** Names and reasons are cut: some come from outside. Characters. */
const longest = 200;

interface AuditDeps {
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
  onError: (error: unknown) => void;
}

/** Without `isEnforced` nothing is recorded: with no roles there are no identities to record. */
export function createAudit(
  store: AuditStore,
  isEnforced: boolean,
  { now, after, onError }: AuditDeps,
): Audit {
  let [counted, strangers, leftOut] = [0, 0, 0];
  let tidied = store.next;
  let cancelTidy = () => {};
  let isFailing = false;
  let newest: Promise<unknown> = Promise.resolve();
  tidy();

  function tidy(): void {
    cancelTidy();
    cancelTidy = after(tidyInterval, tidy);
    tidied = store.next;
    const { count, age, bytes } = limits.audit;
    store.trim({ count, ageMs: age, bytes }).catch(onError);
  }

  /** Anybody can be refused as often as the network goes: that must not push out what others did. */
  function isOneTooMany(time: number): boolean {
    if (time - counted >= minute) [counted, strangers] = [time, 0];
    return ++strangers > limits.auditedStrangers;
  }

  return {
    record({ who, ...event }) {
      const at = now();
      if (!isEnforced) return;
      if (!who && isOneTooMany(at)) return void leftOut++;
      const record = {
        at,
        ...(who && { who: bearerOf(who) }),
        ...cut(event),
        ...(leftOut > 0 && { leftOut }),
      };
      leftOut = 0;
      newest = store.append([record]).then(
        () => (isFailing = false),
        (error: unknown) => {
          if (!isFailing) onError(error);
          isFailing = true;
        },
      );
      if (store.next - tidied > tidyAfter) tidy();
    },
    async list({ since, limit }) {
      await newest;
      const found = await store.newest(limit);
      return found.filter(({ at }) => at >= since).toReversed();
    },
    async close() {
      cancelTidy();
      await store.close();
    },
  };
}

function bearerOf({ role, name, jti }: Identity): Bearer {
  return { role, ...(name !== undefined && { name: name.slice(0, longest) }), ...(jti && { jti }) };
}

function cut(event: Omit<AuditEvent, 'who'>): Omit<AuditEvent, 'who'> {
  const given = Object.entries(event).filter(([, text]) => text !== undefined);
  return Object.fromEntries(
    given.map(([key, text]) => [key, String(text).slice(0, longest)]),
  ) as typeof event;
}
