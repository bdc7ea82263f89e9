import type { Place } from './place.ts';
import { visible } from './visible.ts';

/** How many characters of a line are shown around the place. */
const windowWidth = 80;

/**
 * The line of a place with its neighbours and a caret below the place; each line starts with its number. Long lines are cut to the part
 * around the place, and control characters are made visible.
 */
export function codeFrame(text: string, { line, column }: Place): string {
  const lines = text.split(/\r\n|\r|\n/);
  const left = Math.max(0, column - 1 - windowWidth / 2);
  const digits = String(line + 1).length;
  const row = (number: number) => {
    const content = lines[number - 1];
    if (content === undefined) return [];
    return [
      `${number === line ? '>' : ' '} ${String(number).padStart(digits)} | ${cut(content, left)}`.trimEnd(),
    ];
  };
  const caret = `  ${' '.repeat(digits)} | ${blank(cut(lines[line - 1] ?? '', left, column - 1))}^`;
  return [...row(line - 1), ...row(line), caret, ...row(line + 1)].join('\n');
}

/** The characters of a line from `left` to `end`; an ellipsis marks what is cut off. */
function cut(line: string, left: number, end = left + windowWidth): string {
  const before = left > 0 && line.length > left ? '…' : '';
  const after = end === left + windowWidth && line.length > end ? '…' : '';
  return before + visible(line.slice(left, end)) + after;
}

/** White space as wide as the text: CJK characters and emoji take two terminal cells. */
function blank(text: string): string {
  return text
    .replace(
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{3fffd}]/gu,
      '\u3000',
    )
    .replace(/[^\u3000]/gu, ' ');
}
