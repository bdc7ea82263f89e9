import { fontFamily } from './text/font.ts';

/** An element of an SVG, as ECharts' renderer makes them too. */
export interface Element {
  readonly tag: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly text?: string | undefined;
  readonly children?: readonly Element[] | undefined;
}

/** What drawings are made of. Nothing here runs, opens or loads anything. */
const tags = new Set(
  `svg title g path rect circle ellipse line polyline polygon text tspan defs clipPath linearGradient radialGradient stop pattern
  filter feDropShadow`.split(/\s+/),
);
/** Names for scripts and styles, and what ECharts leaves for a page that would take the drawing over. */
const forbiddenAttribute = /^(on|ecmeta_|class$|(xlink:)?href$)|[^\w:-]/i;
const externalUrl = /url\((?!#)/i;

/**
 * An element and all in it as text. ECharts' own writer takes attributes as they are, and a colour may come from a file: so everything is
 * escaped here, and whatever a drawing needs not is left out.
 */
export function serialise({ tag, attrs = {}, text = '', children = [] }: Element): string {
  if (!tags.has(tag)) return '';
  const inside = escaped(text) + children.map(serialise).join('');
  const opening = tag + Object.entries(attrs).map(attribute).join('');
  return inside ? `<${opening}>${inside}</${tag}>` : `<${opening}/>`;
}

function attribute([name, value]: readonly [string, unknown]): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = normalised(name, value);
  return forbiddenAttribute.test(name) || externalUrl.test(text) ? '' : ` ${name}="${escaped(text)}"`;
}

/** The whole picture has it. */
const defaultFontStyle = `font-family:${fontFamily};`;

/** Names count the drawings of a process; the same content is to give the same picture. */
function normalised(name: string, value: string | number): string {
  if (typeof value === 'number') return String(Number(value.toFixed(4)));
  if (name === 'style') return value.replace(defaultFontStyle, '');
  if (name === 'id') return value.replace(/^zr\d+-/, 'zr-');
  return value.replace(/^url\(#zr\d+-/, 'url(#zr-');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** XML knows no way to write control characters and halves of pairs. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
