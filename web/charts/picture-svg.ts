import { fontFamily } from './text/font.ts';
/** An SVG element, structurally the same as ECharts' virtual nodes. */
export interface Element {
  readonly tag: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly text?: string | undefined;
  readonly children?: readonly Element[] | undefined;
}

/** The elements that drawings use. None of them runs, opens or loads anything. */
const tags = new Set(
  `svg title g path rect circle ellipse line polyline polygon text tspan defs clipPath linearGradient radialGradient stop pattern
  filter feDropShadow`.split(/\s+/),
);
/** Event handlers, links, classes, and ECharts' hydration attributes. */
const forbiddenAttribute = /^(on|ecmeta_|class$|(xlink:)?href$)|[^\w:-]/i;
const externalUrl = /url\((?!#)/i;

/**
 * Serialises an element and its children. ECharts' own serialiser does not escape attributes, and a colour may come from a file: so
 * everything is escaped here, and unknown elements and attributes are dropped.
 */
export function serialise({ tag, attrs = {}, text = '', children = [] }: Element): string {
  if (!tags.has(tag)) return '';
  const inside = escaped(text) + children.map(serialise).join('');
  const opening = tag + Object.entries(attrs).map(attribute).join('');
  return inside ? `<${opening}>${inside}</${tag}>` : `<${opening}/>`;
}

/**
 * From the alphabetic baseline to the middle of a capital. librsvg and converters for mails ignore `dominant-baseline`, and the middle of
 * a line depends on the font.
 */
const toMiddle = ' dy="0.36em"';

function attribute([name, value]: readonly [string, unknown]): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  if (name === 'dominant-baseline') return value === 'central' ? toMiddle : '';
  const text = normalised(name, value);
  return forbiddenAttribute.test(name) || externalUrl.test(text) ? '' : ` ${name}="${escaped(text)}"`;
}

/** Set once on the root element. */
const defaultFontStyle = `font-family:${fontFamily};`;

/** ECharts numbers ids per process. Without the number the same content gives the same picture. */
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

/** XML cannot contain control characters or lone surrogates. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
