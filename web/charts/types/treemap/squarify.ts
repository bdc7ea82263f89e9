import type { Box } from '../../shapes/shapes.ts';

/** Squarified treemap (Bruls, Huizing and van Wijk): divides a box in proportion to the values, which are positive and sorted from the largest. */
export function squarify(values: readonly number[], box: Box): Box[] {
  const done: Box[] = [];
  let rest = box;
  let left = values.reduce((sum, value) => sum + value, 0);
  while (done.length < values.length && left > 0) {
    const row = nextRow(values.slice(done.length), left, rest);
    const sum = row.reduce((all, value) => all + value, 0);
    const [strip, after] = cut(rest, Math.min(1, sum / left), rest.width >= rest.height);
    done.push(...layRow(row, sum, strip, rest.width >= rest.height));
    rest = after;
    left -= sum;
  }
  while (done.length < values.length) done.push({ ...rest, width: 0, height: 0 });
  return done;
}

/** Adds values to the row while its worst aspect ratio does not get worse. */
function nextRow(values: readonly number[], root: number, { width, height }: Box): readonly number[] {
  const side = Math.min(width, height);
  const scale = (width * height) / root;
  let [count, sum, worst] = [0, 0, Infinity];
  for (const value of values) {
    const more = sum + value;
    const thick = (more * scale) / side;
    const ratios = [values[0] ?? value, value].map((one) => (one * scale) / thick ** 2);
    const now = Math.max(...ratios.map((ratio) => Math.max(ratio, 1 / ratio)));
    if (count > 0 && !(now <= worst)) break;
    [count, sum, worst] = [count + 1, more, now];
  }
  return values.slice(0, count);
}

/** Cuts a strip off along the short side. */
function cut({ x, y, width, height }: Box, share: number, upright: boolean): [Box, Box] {
  const taken = upright ? width * share : height * share;
  return upright
    ? [
        { x, y, width: taken, height },
        { x: x + taken, y, width: width - taken, height },
      ]
    : [
        { x, y, width, height: taken },
        { x, y: y + taken, width, height: height - taken },
      ];
}

function layRow(row: readonly number[], sum: number, { x, y, width, height }: Box, upright: boolean): Box[] {
  let at = 0;
  return row.map((value) => {
    const share = value / sum;
    const box = upright
      ? { x, y: y + at * height, width, height: share * height }
      : { x: x + at * width, y, width: share * width, height };
    at += share;
    return box;
  });
}
