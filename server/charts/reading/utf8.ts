import { isUtf8 } from 'node:buffer';

/** How many bytes at the beginning are good UTF-8: the index of the first bad byte, or of a character that was cut off at the end. */
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

/** How many bytes at the end are the beginning of a character whose rest is missing, as when a file is cut off or still being written. */
export function cutCharacterLength(bytes: Buffer): number {
  const tail = bytes.subarray(validLength(bytes));
  const isBeginning = (tail[0] ?? 0) >= 0xc2 && tail.subarray(1).every((byte) => byte >= 0x80 && byte < 0xc0);
  return tail.length <= longestTail && isBeginning ? tail.length : 0;
}

/** Where the last whole character before `end` ends, or undefined if what comes before it is not UTF-8. */
function endOfCharacters(bytes: Buffer, end: number): number | undefined {
  for (let at = end; at >= Math.max(0, end - longestTail); at--) if (isUtf8(bytes.subarray(0, at))) return at;
  return undefined;
}
