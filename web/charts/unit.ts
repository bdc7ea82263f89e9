/** Smaller words are none on a screen of few pixels, however near one stands. CSS px */
const smallest = 0.5;

/**
 * CSS px of one unit on a screen of that size: 1 at 1920 x 1080 and at 1080 x 1920, so that a turned screen keeps its text sizes. A small
 * screen has room for fewer units rather than for smaller words, as long as a page fits into them.
 */
export function screenUnit(width: number, height: number): number {
  const [longer, normalised] = [Math.max(width, height), Math.min(width, height)];
  return Math.max(
    Math.min(longer / 1920, normalised / 1080),
    Math.min(smallest, longer / 1300, normalised / 950),
  );
}

/** A chart that fills the screen is read from farther away, and has room for larger words: so many times as large. */
export const zoom = 1.6;
