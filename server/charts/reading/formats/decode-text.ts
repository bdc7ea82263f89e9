import { isUtf8 } from 'node:buffer';
import { cutCharacterLength } from '../utf8.ts';
import { badEncoding, withoutMark, type Broken } from './parsed.ts';

/**
 * Decodes a file in one of the encodings that spreadsheets write: UTF-8, UTF-16 with a byte order mark, or else GB18030, a superset of GBK
 * and GB2312. UTF-8 that is cut off inside a character is refused rather than taken for GB18030.
 */
export function decodeText(bytes: Buffer): { ok: true; text: string } | Broken {
  if (isUtf8(bytes)) return { ok: true, text: withoutMark(bytes).toString('utf8') };
  const text = isCutUtf8(bytes) ? undefined : decoded(bytes, utf16Of(bytes) ?? 'gb18030');
  return text === undefined ? badEncoding(bytes) : { ok: true, text };
}

function utf16Of(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function decoded(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Valid UTF-8 up to a cut-off last character, with at least one character beyond ASCII. */
function isCutUtf8(bytes: Buffer): boolean {
  const cut = cutCharacterLength(bytes);
  return cut > 0 && bytes.subarray(0, -cut).some((byte) => byte > 0x7f);
}
