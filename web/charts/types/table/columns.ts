import type { Cells } from './cells.ts';

const link = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.|mailto:|data:)\S*$/i;
const identity =
  /(?:^|[^a-z])(?:id|ids|uid|uuid|guid|sha|hash|etag|gid)$|[a-z]I[dD]$|(?:编号|单号|学号|工号)$/;
/** Where a train or a flight goes is what a board of departures is read for. */
const destination =
  /^(?:to|destination|direction|dest|headsign|ziel|richtung|nach|destino|dirección|destinazione|direzione|bestemming|richting|目的地|方向|行先|行き先)$/i;
/** Of a train or an order. */
const number = /^\d{5,}$/;
const hex = /^(?=.*\d)[\da-f-]{16,}$/i;

/** How redundant a column is, judging by the rows at `rows`: -1 to be kept by all means, 0 informative, 1 ids, 2 links, 3 constant, empty, or another column once more. */
export function redundancy(
  { heading, isNumber, isRepeat, isText, text }: Cells,
  rows: readonly number[],
): number {
  const texts = rows.map(text);
  // two figures may be the same by chance
  const isConstant = texts.length > (isNumber ? 2 : 1) && new Set(texts).size === 1;
  const known = texts.filter((one) => one !== '' && one !== '–');
  if (isRepeat || known.length === 0 || isConstant) return 3;
  if (known.every((one) => link.test(one))) return 2;
  if (destination.test(heading.trim())) return -1;
  if (isText && known.every((one) => number.test(one)) && new Set(known).size === known.length) return 1;
  return identity.test(heading.trim().replace(/^ID$/, 'id')) || known.every((one) => hex.test(one)) ? 1 : 0;
}

/** The columns to show when not all fit, in file order; at least one. Informative columns come first, redundant ones only after all of these. */
export function chooseColumns(
  widths: readonly number[],
  dull: readonly number[],
  gap: number,
  room: number,
): number[] {
  const byWorth = [...widths.keys()].sort((a, b) => (dull[a] ?? 0) - (dull[b] ?? 0) || a - b);
  const telling = dull.filter((one) => one <= 0).length;
  const chosen: number[] = [];
  let left = room + gap;
  for (const column of byWorth) {
    const width = (widths[column] ?? 0) + gap;
    const fits = width <= left || chosen.length === 0;
    // Remaining room is better used by the chosen columns than by a redundant one.
    if ((dull[column] ?? 0) > 0 && (!fits || chosen.length < telling)) break;
    if (!fits) continue;
    chosen.push(column);
    left -= width;
  }
  return chosen.sort((a, b) => a - b);
}
