import type { Encoding } from '#protocol';
import { decodeAs } from './decode-as.ts';
import { plausibilities } from './plausibility.ts';

/** Lines with bytes beyond ASCII that are judged. bytes */
const sampleSize = 16 * 1024;

/** What an encoding is given in advance, as files in it are frequent or rare. */
const priors: Partial<Record<Encoding, number>> = {
  gb18030: 0.06,
  'windows-1252': 0.05,
  'windows-1251': 0.02,
  macintosh: -0.06,
  'koi8-r': -0.04,
  'koi8-u': -0.06,
  ibm866: -0.04,
  'iso-8859-2': -0.1,
  'iso-8859-5': -0.06,
  'euc-jp': -0.04,
  'windows-1258': -0.1,
};

/**
 * The encoding of text that is not UTF-8 and has no byte order mark: the one whose text is the most plausible, by how its letters are used in
 * the languages that are written in it. A statistical detector by bytes alone needs a page of prose; tables often have a header and a few names.
 */
export function detectEncoding(bytes: Buffer): Encoding {
  const wide = wideEncodingOf(bytes);
  if (wide) return wide;
  if (bytes.includes('\u001b$')) return 'iso-2022-jp';
  const sample = foreignLines(bytes);
  let best: { encoding: Encoding; score: number } = { encoding: 'windows-1252', score: -Infinity };
  for (const [encoding, plausibility] of plausibilities()) {
    const score = plausibility(decodeAs(encoding, sample)) + (priors[encoding] ?? 0);
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding;
}

/** UTF-16 without a byte order mark: every other byte of ASCII is 0. */
function wideEncodingOf(bytes: Buffer): Encoding | undefined {
  if (bytes.length % 2 > 0) return undefined;
  const sample = bytes.subarray(0, sampleSize);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 5 && even <= odd / 20) return 'utf-16le';
  return even > sample.length / 5 && odd <= even / 20 ? 'utf-16be' : undefined;
}

/** The lines with bytes beyond ASCII: most lines of a table are figures. */
function foreignLines(bytes: Buffer): Buffer {
  const lines: Buffer[] = [];
  let size = 0;
  for (let start = 0; start < bytes.length && size < sampleSize;) {
    const end = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    if (line.some((byte) => byte > 0x7f)) size += lines.push(line.subarray(0, sampleSize)) && line.length;
    start += line.length;
  }
  return Buffer.concat(lines);
}
