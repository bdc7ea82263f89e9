/** A point in px, and the size of the label that belongs to it. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** how far from the centre this point's own mark goes, px */
  readonly reach?: number;
}
export type Side = 'right' | 'left' | 'top' | 'bottom';
type Box = readonly [left: number, top: number, right: number, bottom: number];

/**
 * On which side of its point each label has room: clear of every point, of the labels before it and of the edges of `area`.
 * Undefined: nowhere. `reach` is how far from its centre a point's mark goes, px, where it does not say so itself.
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  area: { width: number; height: number },
  reach: number,
): (Side | undefined)[] {
  const taken = points.map(({ x, y, reach: own = reach }): Box => [x - own, y - own, x + own, y + own]);
  return points.map((point) => {
    for (const side of ['right', 'left', 'top', 'bottom'] as const) {
      const box = boxAt(point, side, point.reach ?? reach);
      if (!within(box, area) || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return side;
    }
    return undefined;
  });
}

function boxAt({ x, y, width, height }: LabelledPoint, side: Side, reach: number): Box {
  // A hair off the point's own box, which every label touches.
  const off = reach + 0.5;
  if (side === 'right') return [x + off, y - height / 2, x + off + width, y + height / 2];
  if (side === 'left') return [x - off - width, y - height / 2, x - off, y + height / 2];
  if (side === 'top') return [x - width / 2, y - off - height, x + width / 2, y - off];
  return [x - width / 2, y + off, x + width / 2, y + off + height];
}

function within(
  [left, top, right, bottom]: Box,
  { width, height }: { width: number; height: number },
): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function overlap(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
