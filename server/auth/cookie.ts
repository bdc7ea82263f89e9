import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as v from 'valibot';
import type { AuthStore } from './people.ts';

const key = 'cookie';
/** What is stored of the cookie. */
export const storedCookieSchema = v.object({ name: v.string() });

/** What browsers show of people who have logged in. */
export interface SessionCookie {
  readonly name: string;
  /** The session that a request shows; undefined: none. */
  in(headers: IncomingHttpHeaders): string | undefined;
}

/**
 * Browsers keep one cookie of a name for all ports of a host, so each server has a name of its own, made when the first person logs in: a port would
 * not do where proxies stand in front of several machines.
 */
export function createSessionCookie(store: AuthStore): SessionCookie {
  let [name] = [...store.entries(key)].map(([, value]) => (value as { name: string }).name);
  store.onRemoteChange(key, (_rest, value) => (name = (value as { name: string } | undefined)?.name));

  return {
    get name() {
      return (name ??= newName(store));
    },
    in({ cookie = '' }) {
      const pairs = cookie.split(/; */).map((pair) => pair.split('=', 2) as [string, string?]);
      return pairs.find(([each]) => each === name)?.[1];
    },
  };
}

/** Where it cannot be stored it lasts as long as the sessions do: until a restart. */
function newName(store: AuthStore): string {
  const name = `chartwall-${randomBytes(6).toString('hex')}`;
  void store.put(key, { name }).catch(() => {});
  return name;
}
