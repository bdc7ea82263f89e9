import { defaultWall, isName } from '#protocol';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { withoutToken } from '../auth/authenticator.ts';
import type { ClientInfo } from '../auth/client-info.ts';
import { clientKey } from '../auth/client-key.ts';
import { isLoopback } from '../auth/loopback.ts';

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

/** Whose socket a URL names, as `/ws/<id>` (PROTOCOL.md part U); what is no name of anybody is left as it is, and refused later. */
export function personInUrl(url: string): string | undefined {
  const [path = ''] = url.split('?', 1);
  const id = /\/ws\/([^/]+)\/?$/.exec(path)?.[1];
  if (id === undefined) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Programs of this machine are its owner's, and so is a proxy that was not declared as one: neither is limited by its address. */
export function limitedAddress({ address, isForwarded }: ClientInfo): string | undefined {
  return isLoopback(address) && !isForwarded ? undefined : clientKey(address);
}
