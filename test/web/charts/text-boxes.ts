import { drawnWidth } from '../../helpers/drawn-width.ts';

/** The box of a text in an SVG, px; its width is as drawn by a browser. */
export interface TextBox {
  readonly said: string;
  readonly size: number;
  readonly left: number;
  readonly width: number;
  readonly middle: number;
}

/** All texts of an SVG as ECharts writes it, in order. */
export function textBoxes(svg: string): TextBox[] {
  return Array.from(svg.matchAll(/<text ([^>]*)>([^<]*)</g), ([, attributes = '', said = '']) => {
    const of = (pattern: RegExp): string | undefined => pattern.exec(attributes)?.[1];
    const size = Number(of(/font-size:([\d.]+)px/));
    const anchor = of(/text-anchor="(\w+)"/) ?? 'start';
    const x = Number(of(/ x="([-\d.]+)"/) ?? 0) + Number(of(/translate\(([-\d.]+) /) ?? 0);
    const middle = Number(of(/ y="([-\d.]+)"/) ?? 0) + Number(of(/translate\([-\d.]+ ([-\d.]+)\)/) ?? 0);
    const weight = Number(of(/font-weight:(\d+)/) ?? 400);
    const width = drawnWidth(said.replace(/&\w+;/g, '&'), size, weight);
    return {
      said,
      size,
      left: x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0),
      width,
      middle,
    };
  });
}
