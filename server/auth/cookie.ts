import type { IncomingHttpHeaders } from 'node:http';

/** What a browser shows of a person who has logged in. */
export const sessionCookie = 'chartwall-session';

/** The session that a request shows; undefined: none. */
export function sessionIn({ cookie = '' }: IncomingHttpHeaders): string | undefined {
  const pairs = cookie.split(/; */).map((pair) => pair.split('=', 2) as [string, string?]);
  return pairs.find(([name]) => name === sessionCookie)?.[1];
}
