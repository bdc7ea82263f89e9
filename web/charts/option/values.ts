import { tidy } from '../data/decode.ts';
import { color } from '../echarts.ts';
import { either, list, needs, object, some, type Rule } from './rules.ts';

/** The maximum of a Date, in ms: beyond it time axes never end, and integers lose precision. */
const largest = 8.64e15;

/** A finite number within a range. */
export function numeric(min = -largest, max = largest): Rule {
  return (value) => (isWithin(value, min, max) ? value : undefined);
}

export const flag: Rule = (value) => (typeof value === 'boolean' ? value : undefined);

/** One of these keywords. */
export function word(...words: readonly string[]): Rule {
  return (value) => (typeof value === 'string' && words.includes(value) ? value : undefined);
}

/** One line of text. It is drawn on a canvas or set as text, never parsed as markup. */
export const text: Rule = (value) => {
  if (typeof value === 'string') return tidy(value);
  return isWithin(value, -largest, largest) ? value : undefined;
};

/** An index of a component, e.g. `xAxisIndex`. */
export const index: Rule = (value) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 50 ? value : undefined;
export const indices = either(index, list(index, 50), word('all'));

/** Longer strings are not colours, and matching them would cost time. */
const longestColour = 60;
const form = /^(?:#[\da-f]{3,8}|(?:rgb|hsl)a?\([\d.,% ]+\)|[a-z]+)$/i;

/** #hex, rgb(), hsl() or a named colour of ECharts: never an image. */
export const colour: Rule = (value) => (channelsOf(value) ? value : undefined);

/** As rgba(): a canvas throws on unknown colours in a gradient. */
const stopColour: Rule = (value) => {
  const channels = channelsOf(value);
  return channels && color.stringify(channels, 'rgba');
};

function channelsOf(value: unknown): number[] | undefined {
  if (typeof value !== 'string' || value.length > longestColour || !form.test(value)) return undefined;
  // `constructor` would be found in ECharts' table of names.
  const channels = value in Object.prototype ? undefined : color.parse(value);
  return channels?.every(Number.isFinite) ? channels : undefined;
}

const share = numeric(0, 1);
const stop = needs('color', needs('offset', object({ offset: share, color: stopColour })));
const stops = some(list(stop, 20));
const gradient: Rule = (value, place, context) => {
  const sanitised = gradientKeys(value, place, context) as Record<string, unknown> | undefined;
  return sanitised?.['type'] !== undefined && Array.isArray(sanitised['colorStops']) ? sanitised : undefined;
};
const gradientKeys = object({
  type: word('linear', 'radial'),
  x: numeric(-2, 2),
  y: numeric(-2, 2),
  x2: numeric(-2, 2),
  y2: numeric(-2, 2),
  r: numeric(0, 2),
  colorStops: stops,
  global: flag,
});

/** A colour or a gradient. */
export const paint = either(colour, gradient);

const percentage = /^-?\d{1,4}(?:\.\d{1,6})?%$/;
const numeral = /^-?\d{1,4}(?:\.\d{1,6})?$/;

const longest = 2000;

/** px, in the units of the file. */
export const px = numeric(-longest, longest);
/** px or a percentage. */
export const length: Rule = (value) => {
  if (typeof value === 'string' && percentage.test(value)) return value;
  const size = typeof value === 'string' && numeral.test(value) ? Number(value) : value;
  return isWithin(size, -longest, longest) ? size : undefined;
};
export const lengths = either(length, list(length, 4));
export const pair = list(length, 2);

/** ECharts' built-in symbols: anything else could be a path or a remote image. */
export const symbol = word(
  ...['circle', 'rect', 'roundRect', 'triangle', 'diamond', 'pin', 'arrow'].flatMap((shape) => [
    shape,
    `empty${shape.charAt(0).toUpperCase()}${shape.slice(1)}`,
  ]),
  'none',
);
export const symbolSize = either(numeric(0, 200), list(numeric(0, 200), 2));

function isWithin(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && value >= min && value <= max;
}

/** One colour or several. */
export const colours = either(colour, some(list(colour, 50)));
