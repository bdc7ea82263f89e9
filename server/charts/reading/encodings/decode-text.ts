import { isUtf8 } from 'node:buffer';
import type { Encoding } from '#protocol';
import { badEncoding, utf16Of, withoutMark, type Broken } from '../formats/parsed.ts';
import { cutCharacterLength } from '../utf8.ts';
import { decodeAs } from './decode-as.ts';
import { detectEncoding } from './detect-encoding.ts';

export interface DecodedText {
  readonly ok: true;
  readonly text: string;
  readonly encoding: Encoding;
  /** characters that mean nothing in this encoding; they are U+FFFD in the text */
  readonly unreadable: number;
}

/**
 * Decodes a text file: in the encoding that is asked for, else in that of its byte order mark, else as UTF-8 if it is, else in the encoding
 * that its text is most plausible in. UTF-8 that is cut off inside a character is refused: the file is still being written.
 */
export function decodeText(bytes: Buffer, asked?: Encoding): DecodedText | Broken {
  const encoding = asked ?? utf16Of(bytes);
  if (encoding) return decoded(bytes, encoding);
  if (isUtf8(bytes) && !bytes.includes(0)) return decodedUtf8(withoutMark(bytes).toString('utf8'));
  if (isCutUtf8(bytes)) return badEncoding(bytes);
  return decoded(bytes, isNearlyUtf8(bytes) ? 'utf-8' : detectEncoding(bytes));
}

function decodedUtf8(text: string): DecodedText {
  return { ok: true, text, encoding: 'utf-8', unreadable: 0 };
}

function decoded(bytes: Buffer, encoding: Encoding): DecodedText {
  const text = decodeAs(encoding, bytes);
  return { ok: true, text, encoding, unreadable: text.match(/\ufffd/g)?.length ?? 0 };
}

/** Valid UTF-8 up to a cut-off last character, with at least one character beyond ASCII. */
function isCutUtf8(bytes: Buffer): boolean {
  const cut = cutCharacterLength(bytes);
  return cut > 0 && bytes.subarray(0, -cut).some((byte) => byte > 0x7f);
}

/** UTF-8 with a few broken characters, as where two files were joined or a field was cut by bytes. */
function isNearlyUtf8(bytes: Buffer): boolean {
  const foreign = bytes.toString('utf8').match(/[^\x00-\x7f]/gu) ?? [];
  const broken = foreign.filter((char) => char === '\ufffd').length;
  return foreign.length >= 20 && broken <= foreign.length / 20;
}
