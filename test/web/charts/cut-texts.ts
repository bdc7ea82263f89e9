import { textBoxes } from './text-boxes.ts';

/** The texts of an SVG that stand beyond an edge of the drawing by more than measuring may be wrong. */
export function cutTexts(svg: string, { width, height }: { width: number; height: number }): string[] {
  return textBoxes(svg).flatMap(({ said, size, left, width: long, middle: y }) => {
    const slack = 0.12 * long + 4;
    const beside = left < -slack || left + long > width + slack;
    const over = y < 0.3 * size || y > height - 0.3 * size;
    return beside || over
      ? [
          `"${said}" of ${Math.round(long)} px at ${Math.round(left)}, ${Math.round(y)} in ${width} x ${height}`,
        ]
      : [];
  });
}
