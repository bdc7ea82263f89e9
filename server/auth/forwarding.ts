import type { IncomingHttpHeaders } from 'node:http';

/** What proxies say about the request that they pass on. */
export interface Forwarding {
  /** the client's first, each followed by the proxy that it reached; as written */
  readonly addresses: readonly string[];
  readonly scheme: string | undefined;
  readonly host: string | undefined;
}

/**
 * From `X-Forwarded-For`, `-Proto` and `-Host`, or else from `Forwarded` (RFC 7239). Most proxies write one of the two and pass on what
 * the client sent as the other: where both are there and differ, neither is believed.
 */
export function forwardingOf(headers: IncomingHttpHeaders): Forwarding | 'contradictory' | undefined {
  const standard = standardOf(headers.forwarded);
  const common = commonOf(headers);
  if (!standard || !common) return common ?? standard;
  return standard.addresses.join() === common.addresses.join() ? common : 'contradictory';
}

function commonOf(headers: IncomingHttpHeaders): Forwarding | undefined {
  const [addresses, schemes, hosts] = ['for', 'proto', 'host'].map((what) => {
    const value = headers[`x-forwarded-${what}`];
    return value === undefined
      ? []
      : String(value)
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean);
  }) as [string[], string[], string[]];
  // what the nearest proxy wrote: it may have added to what the client sent
  const [scheme, host] = [schemes.at(-1), hosts.at(-1)];
  if (addresses.length === 0 && scheme === undefined && host === undefined) return undefined;
  return { addresses, scheme: scheme?.toLowerCase(), host };
}

/** Parts that a comma or semicolon separates, unless quoted. A quote that is never closed ends with the field, so that nothing is read twice. */
const elements = /(?:"(?:[^"\\]|\\.?)*(?:"|$)|[^",])+/g;
const pairs = /(?:"(?:[^"\\]|\\.?)*(?:"|$)|[^";])+/g;

function standardOf(field: string | undefined): Forwarding | undefined {
  if (field === undefined) return undefined;
  const hops = (field.match(elements) ?? []).map(parametersOf);
  const nearest = hops.at(-1);
  return {
    addresses: hops.map((hop) => hop.get('for') ?? ''),
    scheme: nearest?.get('proto')?.toLowerCase(),
    host: nearest?.get('host'),
  };
}

function parametersOf(element: string): ReadonlyMap<string, string> {
  return new Map(
    (element.match(pairs) ?? []).map((pair) => {
      const [, name = '', value = ''] = /^\s*([^=\s]+)=(.*?)\s*$/.exec(pair) ?? [];
      return [name.toLowerCase(), value.replace(/^"(.*)"$/, '$1').replace(/\\(.)/g, '$1')];
    }),
  );
}
