import { defaultWall, isName } from '#protocol';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { withoutToken } from '../auth/authenticator.ts';

/** Identifies the client of a socket (PROTOCOL.md G-7), whatever its token. A hash, because it is stored, and addresses are private. */
export function guestKeyOf({ url = '/', headers }: IncomingMessage, address: string): string {
  const parts = [address, headers['user-agent'], headers.origin, withoutToken(url)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** The wall that a URL names (PROTOCOL.md G-6); undefined when the name is invalid. */
export function wallInUrl(url: string): string | undefined {
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const wall = new URLSearchParams(query).get('wall') ?? defaultWall;
  return isName(wall) ? wall : undefined;
}
