import { textBoxes } from './text-boxes.ts';

/** invisible px */
const most = 1;

/** The texts of an SVG that are clipped by an edge of the drawing. */
export function cutTexts(svg: string, { width, height }: { width: number; height: number }): string[] {
  return textBoxes(svg).flatMap(({ said, size, left, width: long, middle: y }) => {
    const beside = left < -most || left + long > width + most;
    const mergeOption = y < 0.3 * size || y > height - 0.3 * size;
    return beside || mergeOption
      ? [
          `"${said}" of ${Math.round(long)} px at ${Math.round(left)}, ${Math.round(y)} in ${width} x ${height}`,
        ]
      : [];
  });
}
