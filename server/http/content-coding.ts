export type Coding = 'br' | 'gzip' | 'identity';

/**
 * The coding to answer in, by RFC 9110, 12.5.3: the highest q wins; between equals, the first of `available`. (Koa's
 * `acceptsEncodings` goes by the client's order between equals, and every browser names gzip first.) A client that accepts
 * nothing of it gets `identity`, which is better than no answer.
 */
export function chooseCoding(acceptEncoding: string, available: readonly Coding[]): Coding {
  const accepted = qualities(acceptEncoding);
  let best: { coding: Coding; quality: number } = { coding: 'identity', quality: 0 };
  for (const coding of available) {
    const quality = accepted.get(coding) ?? accepted.get('*') ?? unnamed(coding);
    if (quality > best.quality) best = { coding, quality };
  }
  return best.coding;
}

/** Not coded at all is acceptable to everybody who does not say otherwise, but comes after whatever was asked for. */
function unnamed(coding: Coding): number {
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

/** A weight that is none means: rather not. */
function qualityOf(parameters: readonly string[]): number {
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  if (weight === undefined) return 1;
  const quality = Number(weight.slice(weight.indexOf('=') + 1));
  return quality >= 0 && quality <= 1 ? quality : 0;
}
