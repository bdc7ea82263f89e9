/** A place in a text as editors show it: both count from 1, columns in UTF-16 units. */
export interface Place {
  line: number;
  column: number;
}

/** The place of the character at `index` (in UTF-16 units). Lines end in `\n`, `\r\n` or `\r`. */
export function placeAt(text: string, index: number): Place {
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < index; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0x0a && (code !== 0x0d || text.charCodeAt(i + 1) === 0x0a)) continue;
    line++;
    lineStart = i + 1;
  }
  return { line, column: index - lineStart + 1 };
}
