import { textWidth } from '../../../web/charts/measure.ts';

/** The texts of an SVG that stand beyond an edge of the drawing by more than measuring may be wrong. */
export function cutTexts(svg: string, { width, height }: { width: number; height: number }): string[] {
  return Array.from(svg.matchAll(/<text ([^>]*)>([^<]*)</g)).flatMap(([, attributes = '', said = '']) => {
    const of = (pattern: RegExp): string | undefined => pattern.exec(attributes)?.[1];
    const size = Number(of(/font-size:([\d.]+)px/));
    const anchor = of(/text-anchor="(\w+)"/) ?? 'start';
    const x = Number(of(/ x="([-\d.]+)"/) ?? 0) + Number(of(/translate\(([-\d.]+) /) ?? 0);
    const y = Number(of(/ y="([-\d.]+)"/) ?? 0) + Number(of(/translate\([-\d.]+ ([-\d.]+)\)/) ?? 0);
    const long = textWidth(said.replace(/&\w+;/g, '&'), size);
    const left = x - (anchor === 'middle' ? long / 2 : anchor === 'end' ? long : 0);
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
