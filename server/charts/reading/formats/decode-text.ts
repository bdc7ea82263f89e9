import { isUtf8 } from 'node:buffer';
import { cutCharacterLength } from '../utf8.ts';
import { badEncoding, withoutMark, type Broken } from './parsed.ts';

/**
 * The text of a file from a spreadsheet, in one of the encodings that these write: UTF-8, UTF-16 with a byte order mark, and else GB18030,
 * which holds GBK and GB2312. A file that is cut off in the middle of a UTF-8 character is told, not taken for the latter.
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

/** Good to within a character of its end, with characters in it that are not mere ASCII. */
function isCutUtf8(bytes: Buffer): boolean {
  const cut = cutCharacterLength(bytes);
  return cut > 0 && bytes.subarray(0, -cut).some((byte) => byte > 0x7f);
}
