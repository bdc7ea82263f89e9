/** A point in px, and the size of its label. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** radius of this point's symbol, px */
  readonly reach?: number;
}
export type Side = 'right' | 'left' | 'top' | 'bottom';
type Box = readonly [left: number, top: number, right: number, bottom: number];

/**
 * The side of its point where each label fits without touching a point, an earlier label or the edges of `area`; undefined: none. `reach`
 * is the default radius of a symbol, px.
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
  // Half a px off the point's own box, which every label would touch.
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
