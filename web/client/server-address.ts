import type { Environment } from './environment.ts';

/** Where to connect, which wall to enter, and the screen's display name. */
export interface ServerAddress {
  url: string;
  wall?: string;
  name?: string;
  token?: () => string | undefined;
  onToken?: (token: string) => void;
  /** the only way to take; default: a socket, or else an event stream */
  transport?: 'sse';
}

/** Options of a connection; all optional. */
export interface ConnectOptions {
  /** the wall to enter; default: `?wall=` of the URL, then of the page, then the server's default */
  wall?: string;
  /** the screen's display name; default: the page's `?screen=` */
  name?: string;
  /** what lets this client in, asked for at every attempt; default: none, for a server where everybody may do everything */
  token?: () => string | undefined;
  /** keeps the next token, which the server sends before the present one ends; `token` returns it from then on */
  onToken?: (token: string) => void;
  /** `sse`: takes no WebSocket, but server-sent events and POST; default: where no WebSocket opens, and with the page's `?transport=sse` */
  transport?: 'sse';
}

/** Fills what is missing from the page's address. @throws on an invalid URL, and outside a page if there is none */
export function resolveAddress(
  url: string | undefined,
  options: ConnectOptions,
  location: Environment['location'],
): ServerAddress {
  const page = new URLSearchParams(location?.search);
  const address = new URL(url ?? serverUrlOf(location));
  const wall = options.wall ?? address.searchParams.get('wall') ?? page.get('wall');
  const name = options.name ?? page.get('screen');
  const isStream = (options.transport ?? page.get('transport')) === 'sse';
  if (wall) address.searchParams.set('wall', wall); // so that an invalid wall is refused on upgrade, with a close code
  return {
    url: address.href,
    ...(wall && { wall }),
    ...(name && { name }),
    ...(isStream && { transport: 'sse' as const }),
    ...(options.token && { token: options.token }),
    ...(options.onToken && { onToken: options.onToken }),
  };
}

function serverUrlOf(location: Environment['location']): string {
  if (!location) throw new TypeError('connect needs a server URL outside a page');
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/`;
}

/** The server of an address, on which a key counts. */
export function serverOf(address: ServerAddress | undefined): string {
  return address?.url.split('?', 1)[0] ?? '';
}
