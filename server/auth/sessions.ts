import { createHash, randomBytes } from 'node:crypto';
import { limits } from '#protocol';
import * as v from 'valibot';
import type { Identity } from './identity.ts';
import { keyOf, type AuthStore, type People, type Person } from './people.ts';

const prefix = 'session:';
/** Its use is stored this often at most. ms */
const touchInterval = 10 * 60_000;

/** What is stored of a session, under the hash of its cookie: times in ms since 1970. */
export const storedSessionSchema = v.object({ person: v.string(), begun: v.number(), used: v.number() });
type StoredSession = v.InferOutput<typeof storedSessionSchema>;

/** Sessions of logged-in people, until they log out or have been idle too long. */
export interface Sessions {
  /** Resolves to what the browser is to send. Only its hash is kept. Rejects if it cannot be stored. */
  begin(person: Person): Promise<string>;
  /** The identity of a cookie's session; undefined if it is unknown or over. Using a session renews it. */
  identify(cookie: string): Identity | undefined;
  /** Whether the session of an identity goes on, for the same role; that somebody is there renews it. */
  isValid(identity: Identity): boolean;
  /** Ends a session at once. Rejects, and counts until a restart, if that cannot be stored. */
  end(cookie: string): Promise<void>;
  /** Calls back with the id of a session that has ended. */
  onEnd(listener: (session: string) => void): void;
}

export function createSessions(store: AuthStore, people: People, now: () => number): Sessions {
  const { idle, age, perPerson } = limits.sessions;
  const sessions = new Map(
    [...store.entries(prefix)].map(([key, value]) => [key.slice(prefix.length), value as StoredSession]),
  );
  const listeners: ((session: string) => void)[] = [];

  function isOver({ begun, used }: StoredSession): boolean {
    return now() >= Math.min(used + idle, begun + age);
  }

  async function remove(id: string): Promise<void> {
    if (!forget(id)) return;
    await store.delete(prefix + id);
  }

  function forget(id: string): boolean {
    const isKnown = sessions.delete(id);
    if (isKnown) for (const listener of listeners) listener(id);
    return isKnown;
  }

  store.onRemoteChange(prefix, (id, value) => {
    if (value === undefined) forget(id);
    else sessions.set(id, value as StoredSession);
  });

  function removeThose(isUnwanted: (session: StoredSession) => boolean): void {
    // the journal logs a failure; a session that comes back after a restart is validated again
    for (const [id, session] of [...sessions]) if (isUnwanted(session)) void remove(id).catch(() => {});
  }

  function identityOf(id: string): Identity | undefined {
    const session = sessions.get(id);
    const person = session && people.find(session.person);
    if (!session || !person || isOver(session)) return undefined;
    if (now() - session.used > touchInterval) {
      const used = { ...session, used: now() };
      sessions.set(id, used);
      void store.put(prefix + id, used).catch(() => {}); // the journal logs it; the session ends earlier after a restart
    }
    const { name, role, walls } = person;
    return { name, role, walls, session: id };
  }

  people.onChange((name) => removeThose(({ person }) => person === keyOf(name)));
  removeThose(isOver);

  return {
    async begin({ name }) {
      removeThose(isOver);
      const person = keyOf(name);
      const own = [...sessions].filter(([, session]) => session.person === person);
      for (const [id] of own.slice(0, Math.max(0, own.length + 1 - perPerson))) await remove(id);
      const cookie = randomBytes(32).toString('base64url');
      const session = { person, begun: now(), used: now() };
      await store.put(prefix + idOf(cookie), session);
      sessions.set(idOf(cookie), session);
      return cookie;
    },
    identify: (cookie) => identityOf(idOf(cookie)),
    isValid({ session, role, walls }) {
      const now = session === undefined ? undefined : identityOf(session);
      return now?.role === role && String(now.walls) === String(walls);
    },
    end: (cookie) => remove(idOf(cookie)),
    onEnd: (listener) => void listeners.push(listener),
  };
}

function idOf(cookie: string): string {
  return createHash('sha256').update(cookie).digest('base64url');
}
