import { isUtf8 } from 'node:buffer';

/** The length of the valid UTF-8 prefix: the index of the first invalid byte, or of a character that is cut off at the end. */
export function validLength(bytes: Buffer): number {
  let known = 0;
  let tooLong = bytes.length + 1;
  while (tooLong - known > 1) {
    const middle = (known + tooLong) >>> 1;
    if (endOfCharacters(bytes, middle) === undefined) tooLong = middle;
    else known = middle;
  }
  return endOfCharacters(bytes, known) ?? 0;
}

const longestTail = 3;

/** The length of an incomplete character at the end, as in a file that is cut off or still being written; 0 if there is none. */
export function cutCharacterLength(bytes: Buffer): number {
  const tail = bytes.subarray(validLength(bytes));
  const isBeginning = (tail[0] ?? 0) >= 0xc2 && tail.subarray(1).every((byte) => byte >= 0x80 && byte < 0xc0);
  return tail.length <= longestTail && isBeginning ? tail.length : 0;
}

/** The end of the last whole character before `end`; undefined if what comes before is not UTF-8. */
function endOfCharacters(bytes: Buffer, end: number): number | undefined {
  for (let at = end; at >= Math.max(0, end - longestTail); at--) if (isUtf8(bytes.subarray(0, at))) return at;
  return undefined;
}
