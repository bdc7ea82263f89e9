import type { ServerPhrase } from '../../../words/index.ts';
import { placeAt } from '../../diagnostics/place.ts';
import { visible } from '../../diagnostics/visible.ts';
import { closingQuote } from './csv-delimiter.ts';

/** Where and why a table's quotes do not match; `at` is an index in UTF-16 units. The parser reports only the line, if that. */
export function findQuoteTrouble(
  text: string,
  delimiter: string,
): { at: number; reason: ServerPhrase } | undefined {
  let isFieldStart = true;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '"' && isFieldStart) {
      const end = closingQuote(text, i);
      if (end >= text.length) return { at: i, reason: ({ csv }) => csv.unclosedQuote };
      i = skipSpaces(text, end + 1);
      const after = text[i];
      if (after !== undefined && after !== delimiter && !isLineEnd(after))
        return { at: i, reason: afterQuote(after, delimiter, text, end) };
      isFieldStart = true;
    } else isFieldStart = char === delimiter || isLineEnd(char) || (isFieldStart && char === ' ');
  }
  return undefined;
}

function afterQuote(found: string, delimiter: string, text: string, quote: number): ServerPhrase {
  const { line } = placeAt(text, quote);
  return ({ csv }) => csv.behindQuote(visible(found), line, delimiter === '	' ? csv.tab : delimiter);
}

function skipSpaces(text: string, at: number): number {
  while (text[at] === ' ') at++;
  return at;
}

function isLineEnd(char: string): boolean {
  return char === '\n' || char === '\r';
}
