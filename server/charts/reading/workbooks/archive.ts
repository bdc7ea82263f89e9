import type { ServerPhrase } from '../../../words/index.ts';

const mebibyte = 1024 * 1024;
/** What the parts of a workbook may inflate to in total: some 100,000 rows. Bytes */
const largestInflated = 48 * mebibyte;
const mostParts = 4096;

/** Little-endian signatures of the ZIP format (APPNOTE.TXT, 4.3). */
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const longestComment = 0xffff;
/** The value is in a ZIP64 record. */
const elsewhere = 0xffffffff;
/** The length of nothing, packed. */
const packedNothing = 2;
const slash = 0x2f;

/**
 * Why a file is not a workbook that can be opened; undefined if it can. Nothing is inflated: the sizes are those that the ZIP directory
 * declares, and the reader stops at the declared size of a part.
 */
export function findArchiveTrouble(bytes: Buffer): ServerPhrase | undefined {
  if (bytes.toString('latin1', 0, 4) === '\xd0\xcf\x11\xe0') return oldOrEncrypted(bytes);
  const end = endOf(bytes);
  if (end === undefined) return ({ book }) => book.noWorkbook;
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostParts) return ({ book }) => book.damaged;
  let at = bytes.readUInt32LE(end + 16);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const size = sizeAt(bytes, at);
    if (size === undefined) return ({ book }) => book.damaged;
    total += size.inflated;
    at += size.length;
  }
  if (total <= largestInflated) return undefined;
  return ({ book }) => book.vast(Math.ceil(total / mebibyte), largestInflated / mebibyte);
}

/** An OLE container: Excel's format before 2007, or a current workbook behind a password. */
function oldOrEncrypted(bytes: Buffer): ServerPhrase {
  const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return ({ book }) => (isEncrypted ? book.encrypted : book.otherFormat);
}

function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= first; at--)
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  return undefined;
}

/** One entry of the directory; undefined if it is damaged, or may hide how large its part is. */
function sizeAt(bytes: Buffer, at: number): { length: number; inflated: number } | undefined {
  if (at + entryLength > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return undefined;
  // with flag 3 the sizes stand behind the part, and may differ from the directory's if this has none
  const hasDescriptor = (bytes.readUInt16LE(at + 8) & 8) !== 0;
  const packed = bytes.readUInt32LE(at + 20);
  const inflated = bytes.readUInt32LE(at + 24);
  const nameLength = bytes.readUInt16LE(at + 28);
  const isFolder = bytes[at + entryLength + nameLength - 1] === slash;
  const isHidden = inflated === 0 ? packed > packedNothing || hasDescriptor : packed === 0;
  if (packed === elsewhere || inflated === elsewhere || (isHidden && !isFolder)) return undefined;
  const length = entryLength + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  return { length, inflated };
}
