const ellipsis = '…';
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Width of a line of text in px, close enough to lay out by: charts are drawn without a page as well, so nothing is
 * measured on a canvas. Ems of Inter for Latin, one em for CJK, a little more for emoji.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const { segment } of graphemes.segment(text)) ems += emsOf(segment);
  return ems * fontSize;
}

/** Width in px of the widest of some lines. */
export function widest(texts: Iterable<string>, fontSize: number): number {
  let width = 0;
  for (const text of new Set(texts)) width = Math.max(width, textWidth(text, fontSize));
  return width;
}

/** The text, or its beginning and end around an ellipsis, no wider than `width` px. */
export function fitText(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let room = width - textWidth(ellipsis, fontSize);
  let [head, tail] = [0, parts.length];
  while (head < tail) {
    const fromHead = head <= parts.length - tail;
    room -= emsOf((fromHead ? parts[head] : parts[tail - 1]) ?? '') * fontSize;
    if (room < 0) break;
    if (fromHead) head++;
    else tail--;
  }
  return parts.slice(0, head).join('').trimEnd() + ellipsis + parts.slice(tail).join('').trimStart();
}

/** Where a line may end: at spaces, between CJK characters, and behind a hyphen or a slash in a word. */
const pieces =
  /\p{Script=Han}|[^\p{Script=Han}\s]+?(?:(?<=[^\s\-–/][-–/])(?=[^\s])|(?=[\p{Script=Han}\s]|$)\s*)|\s+/gu;

/** The text on at most `lines` lines of `width` px; the last line takes what is left. */
export function wrapText(text: string, width: number, fontSize: number, lines: number): string {
  const done: string[] = [];
  let line = '';
  for (const piece of text.match(pieces) ?? []) {
    const full = line !== '' && textWidth((line + piece).trimEnd(), fontSize) > width;
    if (full && done.length < lines - 1) {
      done.push(line);
      line = '';
    }
    line += piece;
  }
  return [...done, line].map((one) => fitText(one.trim(), width, fontSize)).join('\n');
}

function emsOf(grapheme: string): number {
  const code = grapheme.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(grapheme) ? 1.3 : 1;
  if (/[il.,:;'|!jI[\]()]/.test(grapheme)) return 0.32;
  if (/[\smwMW%@—…]/.test(grapheme)) return code === 0x20 ? 0.3 : 0.92;
  if (/[\d\p{Lu}#$&+=<>~]/u.test(grapheme)) return 0.68;
  return 0.58;
}
