import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { forwardingOf } from './forwarding.ts';

/** What is known of a request before it is parsed; node's IncomingMessage is one. */
export interface Visitor {
  headers: IncomingHttpHeaders;
  httpVersion: string;
  socket: { remoteAddress?: string | undefined; encrypted?: boolean | undefined };
}

/** Who sent a request, and how, seen through the trusted proxies. */
export interface ClientInfo {
  /** IP address; IPv4 is never written as IPv6. '' once the socket is gone */
  readonly address: string;
  /** the name in the client's address line, with its port */
  readonly host: string | undefined;
  /** sent over TLS */
  readonly isSecure: boolean;
  /** A trusted proxy has passed it on: not even a loopback address makes it one of this machine. */
  readonly isForwarded: boolean;
}

export type ClientInfoOf = (visitor: Visitor) => ClientInfo;

/** An address, a subnet such as 10.0.0.0/8, or the word `loopback`. */
export function isProxyName(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const width = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const isSubnet = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width);
  return text === 'loopback' || (width > 0 && isSubnet && rest.length === 0);
}

/**
 * Reads what proxies say of their clients, only from `trusted` peers: anybody can send these fields. The addresses are read from the
 * nearest proxy outwards, and the first one that is not trusted is the client: whatever stands before it, it may have written itself.
 * Rates, the audit, and whether a cookie needs TLS follow this; that a request was made on this machine never does (see the door).
 */
export function createClientInfo(trusted: readonly string[]): ClientInfoOf {
  const proxies = blockListOf(trusted);
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return ({ headers, socket }) => {
    const peer = unmapped(socket.remoteAddress ?? '');
    const direct = {
      address: peer,
      host: headers.host,
      isSecure: socket.encrypted === true,
      isForwarded: false,
    };
    if (!isTrusted(peer)) return direct;
    const forwarding = forwardingOf(headers);
    if (forwarding === 'contradictory') return { ...direct, isForwarded: true };
    if (!forwarding) return direct;
    let address = peer;
    for (const hop of forwarding.addresses.toReversed()) {
      const next = addressOf(hop);
      // `unknown` and hidden names (RFC 7239, 6.2 and 6.3): the proxy stands for its clients
      if (next === undefined || !isTrusted(address)) break;
      address = next;
    }
    const isSecure = forwarding.scheme === undefined ? direct.isSecure : forwarding.scheme === 'https';
    return { address, host: forwarding.host ?? direct.host, isSecure, isForwarded: true };
  };
}

function blockListOf(trusted: readonly string[]): BlockList {
  const list = new BlockList();
  const named = trusted.flatMap((name) => (name === 'loopback' ? ['127.0.0.0/8', '::1'] : [name]));
  for (const name of named) {
    const [address = '', bits] = name.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Without the port that some proxies add, and an IPv6 address's brackets. */
function addressOf(hop: string): string | undefined {
  const [, bracketed, plain = ''] = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/.exec(hop) ?? [, , hop];
  const address = unmapped(bracketed ?? plain);
  return isIP(address) ? address : undefined;
}

/** A server that listens on `::` sees IPv4 clients as ::ffff:192.0.2.1. */
function unmapped(address: string): string {
  return /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
}
