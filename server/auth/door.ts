import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { reasonOf, type Reason } from '../words/index.ts';
import type { ClientInfoOf, Visitor } from './client-info.ts';
import { isLoopback } from './loopback.ts';

export interface DoorConfig {
  /** everybody who reaches the port may do everything */
  open: boolean;
  /** what the server was told to listen on */
  host: string;
  /** other names by which people reach the server, in lower case */
  allowedHosts: readonly string[];
  /** other origins whose pages may act, where roles are enforced */
  origins: readonly string[];
  /** only those may act who say who they are */
  enforcesRoles: boolean;
}

/**
 * Says who gets in, before anything is parsed (PROTOCOL.md B-12). A browser runs pages of any site, and their requests come from its
 * machine: with DNS rebinding (a name of theirs that is bound to our address) even to a host of their own. Each answer is why not, or
 * undefined.
 */
export interface Door {
  /** Why no socket is opened. */
  refuseSocket(visitor: Visitor): Reason | undefined;
  /** Why no event stream is opened, and nothing is sent to one. */
  refuseStream(visitor: Visitor): Reason | undefined;
  /** Why nothing may be changed by a request. */
  refuseChange(visitor: Visitor): Reason | undefined;
  /** Why a request may read charts only: it names a Host that is not ours. */
  refuseHostOf(visitor: Visitor): Reason | undefined;
  /** Why the page that sent this request would get no socket. */
  refusePageOf(visitor: Visitor): Reason | undefined;
}

/** @param clientInfoOf the Host that counts is the one that the client sent to a trusted proxy */
export function createDoor(config: DoorConfig, clientInfoOf: ClientInfoOf): Door {
  const { open, host, allowedHosts, origins, enforcesRoles } = config;
  const machine = hostname().toLowerCase();
  const names = new Set(['localhost', host.toLowerCase(), machine, `${machine}.local`, ...allowedHosts]);

  /** Foreign pages are not served under an address, and others cannot give our machine these names. */
  function isOurs(name: string): boolean {
    return isIP(name) !== 0 || names.has(name);
  }

  function refuseHost(host: string | undefined): Reason | undefined {
    const name = nameOf(`http://${host ?? ''}`) ?? '';
    if (isOurs(name)) return undefined;
    return reasonOf(({ door }) => (name ? door.foreignName(name) : door.noName));
  }

  /** A page that this server gave out, perhaps through a proxy that changes the Host. */
  function isOwnOrigin(origin: string, host: string | undefined): boolean {
    const url = urlOf(origin);
    if (!url || !/^https?:$/.test(url.protocol)) return false;
    return url.host === urlOf(`${url.protocol}//${host}`)?.host || isAllowedName(url);
  }

  function isAllowedName({ hostname, port }: URL): boolean {
    return port === '' && allowedHosts.includes(hostname);
  }

  /** Pages of this machine are its user's own, and one from another port of our host is its owner's. */
  function isNearPage(origin: string, host: string | undefined): boolean {
    const name = /^https?:/.test(origin) ? nameOf(origin) : undefined;
    if (name === undefined) return false;
    return isLoopback(name) || allowedHosts.includes(name) || name === nameOf(`http://${host ?? ''}`);
  }

  function refuseSocketTo(host: string | undefined, origin: string | undefined): Reason | undefined {
    if (origin === undefined) return refuseHost(host);
    const isKnown = enforcesRoles
      ? isOwnOrigin(origin, host) || origins.includes(origin)
      : isNearPage(origin, host);
    if (isKnown) return refuseHost(host);
    return reasonOf(({ door }) => (enforcesRoles ? door.otherOrigin(origin) : door.foreignPage(origin)));
  }

  return {
    refuseSocket: (visitor) => refuseSocketTo(clientInfoOf(visitor).host, visitor.headers.origin),

    refuseStream(visitor) {
      const { origin } = visitor.headers;
      // pages send no Origin when they only read; those of other sites could not read the stream, but would hold it
      if (origin === undefined && isFromOtherSite(visitor.headers['sec-fetch-site'], origin, undefined))
        return reasonOf(({ door }) => door.otherSite);
      return refuseSocketTo(clientInfoOf(visitor).host, origin);
    },

    refuseHostOf: (visitor) => refuseHost(clientInfoOf(visitor).host),

    refusePageOf(visitor) {
      const { host: own = '' } = clientInfoOf(visitor);
      return refuseSocketTo(own, `http://${own}`);
    },

    refuseChange(visitor) {
      const { origin } = visitor.headers;
      const { host: asked } = clientInfoOf(visitor);
      const site = visitor.headers['sec-fetch-site'];
      if (enforcesRoles && origin !== undefined) return refuseSocketTo(asked, origin);
      if (isFromOtherSite(site, origin, asked)) return reasonOf(({ door }) => door.otherSite);
      const refused = refuseHost(asked);
      if (refused !== undefined || open || enforcesRoles || isFromHere(visitor)) return refused;
      return reasonOf(({ door }) => door.otherMachine);
    },
  };
}

/** Browsers tell of every request that changes something where it comes from; those that do not know Sec-Fetch-Site send Origin. */
function isFromOtherSite(
  site: IncomingHttpHeaders[string],
  origin: string | undefined,
  host: string | undefined,
): boolean {
  const isOther = site !== undefined && site !== 'same-origin' && site !== 'none';
  return isOther || (origin !== undefined && hostOf(origin) !== host?.toLowerCase());
}

/** The fields in which proxies say for whom they ask. */
const passedOn =
  /^(forwarded|via|x-forwarded.*|x-original-(host|forwarded-for)|x-envoy-external-address|(.*-)?(real|client|connecting|user)-?ip)$/;

/**
 * True for a request that was made on this machine. What a proxy here passes on comes from anywhere; one that does not say so mostly
 * speaks HTTP/1.0 (nginx by default), which programs of today do not. A proxy that does neither cannot be
 * told from a program.
 */
function isFromHere({ headers, httpVersion, socket }: Visitor): boolean {
  const isPassedOn = httpVersion === '1.0' || Object.keys(headers).some((name) => passedOn.test(name));
  return isLoopback(socket.remoteAddress ?? '') && !isPassedOn;
}

/** With its port; undefined for `null`, which sandboxed pages and files send. */
function hostOf(url: string): string | undefined {
  return urlOf(url)?.host;
}

/** What `new URL` would read as something else than a name and a port, or leave out. */
const notOfAuthority = /[\s,@/?#\\%]/;

/** A URL's host without a port and the root's dot, in lower case, an IPv6 address without its brackets. */
export function nameOf(url: string): string | undefined {
  if (notOfAuthority.test(url.replace(/^[a-z-]+:\/\//i, ''))) return undefined;
  return urlOf(url)?.hostname.replace(/^\[|\]$|\.$/g, '') || undefined;
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
