/** Smaller text is unreadable on a screen with few pixels, from any distance. CSS px per unit */
const smallest = 0.5;

/**
 * CSS px of one unit: 1 at 1920 x 1080 and at 1080 x 1920, so that a rotated screen keeps its text sizes. A small screen shows fewer units
 * rather than smaller text, as long as a page fits.
 */
export function screenUnit(width: number, height: number): number {
  const [longer, normalised] = [Math.max(width, height), Math.min(width, height)];
  return Math.max(
    Math.min(longer / 1920, normalised / 1080),
    Math.min(smallest, longer / 1300, normalised / 950),
  );
}

/** Scale of a chart that fills the screen: it is read from farther away and has room for larger text. */
export const zoom = 1.6;
