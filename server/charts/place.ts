/** A place in a text as people and editors write it: both count from 1, columns in UTF-16 units. */
export interface Place {
  line: number;
  column: number;
}

/** The ends of lines, in all three manners. */
export const lineBreak = /\r\n|\r|\n/g;

/** The place of the character at `index` (in UTF-16 units). */
export function placeAt(text: string, index: number): Place {
  let line = 1;
  let lineStart = 0;
  for (const { index: at, 0: ending } of text.matchAll(lineBreak)) {
    if (at + ending.length > index) break;
    line++;
    lineStart = at + ending.length;
  }
  return { line, column: index - lineStart + 1 };
}
