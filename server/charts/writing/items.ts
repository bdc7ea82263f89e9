/**
 * The items of a valid JSON array as they are written in its text: parsing and serializing again would change a number with many digits.
 */
export function itemTexts(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"') at = closingQuote(text, at);
    else if (char === '[' || char === '{') {
      if (++depth === 1) start = at + 1;
    } else if (char === ']' || char === '}') {
      if (--depth === 0) items.push(text.slice(start, at));
    } else if (char === ',' && depth === 1) {
      items.push(text.slice(start, at));
      start = at + 1;
    }
  }
  const trimmed = items.map((item) => item.trim());
  return trimmed.length === 1 && trimmed[0] === '' ? [] : trimmed;
}

function closingQuote(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}
