import type { View } from '../chart-type.ts';
import { contrast } from '../colour/contrast.ts';
import { isPlain } from './rules.ts';

/** Sizes in files are relative to ECharts' 12 px text, which is 16 units here. */
const unitsOfPx = 16 / 12;
const [smallest, largest] = [16, 72];

/** Keys of px sizes; all other numbers are counts, shares and degrees. */
const inPx: ReadonlySet<string> = new Set([
  ...[
    'left',
    'right',
    'top',
    'bottom',
    'width',
    'height',
    'center',
    'radius',
    'r',
    'r0',
    'position',
    'offset',
  ],
  ...[
    'lineHeight',
    'borderWidth',
    'borderRadius',
    'padding',
    'margin',
    'distance',
    'edgeDistance',
    'bleedMargin',
  ],
  ...[
    'distanceToLabelLine',
    'length',
    'length2',
    'scaleSize',
    'size',
    'symbolSize',
    'offsetCenter',
    'cellSize',
  ],
  ...[
    'itemWidth',
    'itemHeight',
    'itemGap',
    'nameGap',
    'axisNameGap',
    'nodeWidth',
    'nodeGap',
    'gap',
    'gapWidth',
  ],
  ...[
    'barWidth',
    'barMaxWidth',
    'barMinWidth',
    'barMinHeight',
    'barCategoryGap',
    'boxWidth',
    'minSize',
    'maxSize',
  ],
]);
/** Keys of texts on the tile's background. */
const onGround: ReadonlySet<string> = new Set([
  ...['axisLabel', 'nameTextStyle', 'textStyle', 'subtextStyle', 'axisName', 'detail', 'title'],
  ...['dayLabel', 'monthLabel', 'yearLabel'],
]);

/** Converts sizes to the screen's unit, clamps font sizes, and removes text colours that are unreadable on the theme. */
export function normaliseSizes<Value>(value: Value, view: View): Value {
  return normalise(value, '') as Value;

  function normalise(one: unknown, key: string): unknown {
    if (typeof one === 'number') return normaliseNumber(one, key);
    if (Array.isArray(one))
      return inPx.has(key) || one.some(holdsParts) ? one.map((item) => normalise(item, key)) : one;
    // The numbers of a gradient are shares, even where a key is named like a size.
    if (!isPlain(one) || 'colorStops' in one) return one;
    const own = Object.entries(one).map(([name, part]) => [name, normalise(part, name)] as const);
    const copy: Record<string, unknown> = Object.fromEntries(own);
    return onGround.has(key) ? legible(copy, view) : copy;
  }

  function normaliseNumber(size: number, key: string): number {
    if (key === 'fontSize') return clamp(size * unitsOfPx, smallest, largest) * view.unit;
    return inPx.has(key) ? size * unitsOfPx * view.unit : size;
  }
}

/** Removes a text colour with too little contrast on the background; anything but #rrggbb is removed too. */
export function legible(
  style: Readonly<Record<string, unknown>>,
  { theme }: Pick<View, 'theme'>,
): Readonly<Record<string, unknown>> {
  const { color, ...rest } = style;
  if (color === undefined || style['backgroundColor'] !== undefined) return style;
  const stands = typeof color === 'string' && isHex(color) && contrast(color, theme.surface) >= minContrast;
  return stands ? style : rest;
}
const minContrast = 4.5;

function isHex(colour: string): boolean {
  return /^#[\da-f]{6}$/i.test(colour);
}

function holdsParts(one: unknown): boolean {
  return Array.isArray(one) ? one.some(isPlain) : isPlain(one);
}

function clamp(size: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, size));
}
