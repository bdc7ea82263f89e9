export type Coding = 'br' | 'gzip' | 'identity';

/**
 * Content negotiation by RFC 9110, 12.5.3: the highest q wins; on a tie, the first of `available`. (Koa's
 * `acceptsEncodings` breaks ties by the client's order, and every browser names gzip first.) A client that accepts
 * none of them gets `identity`, which is better than no response.
 */
export function chooseCoding(acceptEncoding: string, available: readonly Coding[]): Coding {
  const accepted = qualities(acceptEncoding);
  let best: { coding: Coding; quality: number } = { coding: 'identity', quality: 0 };
  for (const coding of available) {
    const quality = accepted.get(coding) ?? accepted.get('*') ?? defaultQuality(coding);
    if (quality > best.quality) best = { coding, quality };
  }
  return best.coding;
}

/** `identity` is acceptable unless the client refuses it, but ranks below every coding it asks for. */
function defaultQuality(coding: Coding): number {
  return coding === 'identity' ? Number.MIN_VALUE : 0;
}

function qualities(header: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = item.split(';').map((part) => part.trim());
    if (coding) found.set(coding === 'x-gzip' ? 'gzip' : coding, qualityOf(parameters));
  }
  return found;
}

/** An invalid weight counts as 0. */
function qualityOf(parameters: readonly string[]): number {
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  if (weight === undefined) return 1;
  const quality = Number(weight.slice(weight.indexOf('=') + 1));
  return quality >= 0 && quality <= 1 ? quality : 0;
}
