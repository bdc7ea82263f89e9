import type { Cells } from './cells.ts';

const link = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.|mailto:|data:)\S*$/i;
const identity =
  /(?:^|[^a-z])(?:id|ids|uid|uuid|guid|sha|hash|etag|gid)$|[a-z]I[dD]$|(?:编号|单号|学号|工号)$/;
const hex = /^(?=.*\d)[\da-f-]{16,}$/i;

/** How little a column tells of its rows, as far as those at `rows` show it: 0 much, 1 ids, 2 links, 3 the same everywhere or nothing. */
export function redundancy({ heading, text }: Cells, rows: readonly number[]): number {
  const texts = rows.map(text);
  const known = texts.filter((one) => one !== '' && one !== '–');
  if (known.length === 0 || (texts.length > 1 && new Set(texts).size === 1)) return 3;
  if (known.every((one) => link.test(one))) return 2;
  return identity.test(heading.trim().replace(/^ID$/, 'id')) || known.every((one) => hex.test(one)) ? 1 : 0;
}

/**
 * Which columns are shown where not all have room, in the order of the file: first those that tell of their rows, from the file's first on;
 * what tells little only after all of them. At least one.
 */
export function chooseColumns(
  widths: readonly number[],
  dull: readonly number[],
  gap: number,
  room: number,
): number[] {
  const byWorth = [...widths.keys()].sort((a, b) => (dull[a] ?? 0) - (dull[b] ?? 0) || a - b);
  const telling = dull.filter((one) => one === 0).length;
  const chosen: number[] = [];
  let left = room + gap;
  for (const column of byWorth) {
    const width = (widths[column] ?? 0) + gap;
    const fits = width <= left || chosen.length === 0;
    // Room that is left is better given to what is shown than to what says little.
    if (dull[column] && (!fits || chosen.length < telling)) break;
    if (!fits) continue;
    chosen.push(column);
    left -= width;
  }
  return chosen.sort((a, b) => a - b);
}
