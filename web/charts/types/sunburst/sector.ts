/** A sector of a ring; angles in radians, clockwise from the top. */
export interface Sector {
  readonly from: number;
  readonly to: number;
  readonly inner: number;
  readonly outer: number;
}

/** Where a sector's label is centred, in px from the ring's centre. */
export function middleOf({ from, to, inner, outer }: Sector): { x: number; y: number } {
  const [angle, radius] = [(from + to) / 2, (inner + outer) / 2];
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

const step = 4;

/** The maximum width of a horizontal line of text, centred in a sector; 0 when it does not fit. */
export function roomIn(sector: Sector, height: number): number {
  const { x, y } = middleOf(sector);
  let room = 0;
  while (room < 2 * sector.outer && boxFits(sector, x, y, (room + step) / 2, height / 2)) room += step;
  return room;
}

/** Tests corners and midpoints of the sides: the inner circle may cut into a box whose corners are outside of it. */
function boxFits(sector: Sector, x: number, y: number, halfWidth: number, halfHeight: number): boolean {
  return [-1, 0, 1].every((across) =>
    [-1, 0, 1].every((down) => contains(sector, x + across * halfWidth, y + down * halfHeight)),
  );
}

function contains({ from, to, inner, outer }: Sector, x: number, y: number): boolean {
  const radius = Math.hypot(x, y);
  if (radius < inner || radius > outer) return false;
  if (to - from >= 2 * Math.PI) return true;
  const angle = Math.atan2(x, -y);
  const turned = angle < from ? angle + 2 * Math.PI : angle;
  return turned >= from && turned <= to;
}
