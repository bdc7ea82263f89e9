import type { Size, View } from './chart-type.ts';
import type { Element } from './picture-svg.ts';
import { fontFamily } from './text/font.ts';
import { fitText, textWidth } from './text/measure.ts';
import { screenUnit, zoom } from './unit.ts';

/** Pictures are read from as near as a page, so text must not get smaller than this. */
const minUnit = 0.75;
/** Below this height, in units, a drawing has no room for a title. */
const minTitledHeight = 160;

/** The layout of a picture in px, the same as a tile alone on its page. */
export interface PictureLayout extends Size {
  readonly titled: boolean;
  readonly body: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export function layOutPicture(width: number, height: number): PictureLayout {
  const unit = Math.max(minUnit, screenUnit(width, height) * zoom);
  const titled = height >= minTitledHeight * unit;
  const [x, y, below] = [20 * unit, (titled ? 56 : 12) * unit, (titled ? 18 : 12) * unit];
  const body = { x, y, width: Math.max(1, width - 2 * x), height: Math.max(1, height - y - below) };
  return { width, height, unit, titled, body };
}

/** The whole picture: the drawing on the tile's background, below its title and notes. */
export function pictureSvg(
  layout: PictureLayout,
  { theme }: Pick<View, 'theme'>,
  { title, notes, drawing }: { title: string; notes: readonly string[]; drawing: Element },
): Element {
  const { width, height, body } = layout;
  const head = layout.titled ? headerElements(layout, { theme }, title, notes.join(' · ')) : [];
  return {
    tag: 'svg',
    attrs: {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': fontFamily,
    },
    children: [
      { tag: 'title', text: [title, ...notes].join(' · ') },
      { tag: 'rect', attrs: { width, height, fill: theme.surface } },
      ...head,
      // A text in another font may reach into the padding.
      { ...drawing, attrs: { ...body, viewBox: `0 0 ${body.width} ${body.height}`, overflow: 'visible' } },
    ],
  };
}

function headerElements(
  { unit, body }: PictureLayout,
  { theme }: Pick<View, 'theme'>,
  title: string,
  note: string,
): Element[] {
  const [size, small, middle] = [22 * unit, 16 * unit, 31 * unit];
  const start = body.x + 14 * unit;
  const shown = fitText(title, body.width - 14 * unit, size, 600);
  const noteX = start + textWidth(shown, size, 600) + 12 * unit;
  const noteRoom = body.x + body.width - noteX;
  const bar = {
    x: body.x,
    y: middle - 9 * unit,
    width: 4 * unit,
    height: 18 * unit,
    rx: 2 * unit,
    fill: theme.accent,
  };
  return [
    { tag: 'rect', attrs: bar },
    textElement(shown, { x: start, y: middle, 'font-size': size, 'font-weight': 600, fill: theme.ink }),
    ...(note && noteRoom > 3 * small
      ? [
          textElement(fitText(note, noteRoom, small), {
            x: noteX,
            y: middle,
            'font-size': small,
            fill: theme.mutedInk,
          }),
        ]
      : []),
  ];
}

/** A message in place of a drawing. */
export function messageSvg(
  text: string,
  { unit, body }: PictureLayout,
  { theme }: Pick<View, 'theme'>,
): Element {
  const size = 18 * unit;
  const at = { x: body.width / 2, y: body.height / 2, 'text-anchor': 'middle' };
  const shown = fitText(text, body.width, size);
  return { tag: 'svg', children: [textElement(shown, { ...at, 'font-size': size, fill: theme.mutedInk })] };
}

function textElement(text: string, attrs: Readonly<Record<string, string | number>>): Element {
  return { tag: 'text', text, attrs: { ...attrs, 'dominant-baseline': 'central' } };
}
