import type { Environment } from './environment.ts';

/** Where to connect, onto which wall, and what people call this screen. */
export interface ServerAddress {
  url: string;
  wall?: string;
  name?: string;
}

/** What a connection goes by; all of it may be left out. */
export interface ConnectOptions {
  /** the wall to enter; default: the address' own `?wall=`, then the page's, then the server's default */
  wall?: string;
  /** what people call this screen; default: the page's own `?screen=` */
  name?: string;
}

/** Completes what was not said from the page's own address. @throws for an address that is none, or none outside a page */
export function completeAddress(
  url: string | undefined,
  options: ConnectOptions,
  location: Environment['location'],
): ServerAddress {
  const page = new URLSearchParams(location?.search);
  const address = new URL(url ?? serverOf(location));
  const wall = options.wall ?? address.searchParams.get('wall') ?? page.get('wall');
  const name = options.name ?? page.get('screen');
  if (wall) address.searchParams.set('wall', wall); // a wall that cannot be is then refused at once, by its code
  return { url: address.href, ...(wall && { wall }), ...(name && { name }) };
}

function serverOf(location: Environment['location']): string {
  if (!location) throw new TypeError('connect needs the address of a server outside a page');
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/`;
}
