export const maxNesting = 64;

/**
 * Index (in UTF-16 units) of the bracket that opens level `limit + 1` of a JSON text, or -1. V8 parses millions of levels, but
 * JSON.stringify and recursive code overflow the stack at a few thousand. So the depth is checked before parsing.
 */
export function findTooDeep(text: string, limit = maxNesting): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22 /* " */:
        i = endOfString(text, i);
        break;
      case 0x5b /* [ */:
      case 0x7b /* { */:
        if (++depth > limit) return i;
        break;
      case 0x5d /* ] */:
      case 0x7d /* } */:
        depth--;
        break;
    }
  }
  return -1;
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text.charCodeAt(i) !== 0x22) i += text.charCodeAt(i) === 0x5c /* \ */ ? 2 : 1;
  return i;
}
