import type { Extent } from '../axes/extent.ts';
import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import type { ValueFormat } from '../text/value-format.ts';
import { textWidth } from '../text/measure.ts';
import type { Theme } from '../theme.ts';
import { mix } from './colours.ts';

/** Maps values to colours. */
export interface ColourScale {
  readonly min: number;
  readonly max: number;
  readonly colours: readonly string[];
  /** all values are the same, so no legend is shown */
  readonly flat: boolean;
}

/** A sequential scale; a diverging one, symmetric around zero, when values have both signs. */
export function colourScaleOf(
  extent: Extent | undefined,
  { sequential, diverging }: Theme,
  own?: readonly string[],
): ColourScale {
  const { min, max } = extent ?? { min: 0, max: 1 };
  const colours = own && own.length > 1 ? own : sequential;
  if (min === max) return { min: min - 1, max, colours, flat: true };
  if (min >= 0 || max <= 0) return { min, max, colours, flat: false };
  const far = Math.max(-min, max);
  return { min: -far, max: far, colours: own && own.length > 1 ? own : diverging, flat: false };
}

/** The colour of a value, the same as in the legend. */
export function valueColour({ min, max, colours }: ColourScale, value: number): string {
  const at = Math.max(0, Math.min(1, (value - min) / (max - min))) * (colours.length - 1);
  const [low = '#000000', high = low] = [colours[Math.floor(at)], colours[Math.ceil(at)]];
  return mix(low, high, at % 1);
}

/** A colour bar at the top right, between the smallest and the largest value. Needs `echarts-modules/heatmap.ts`. */
export function colourScaleLegend({ min, max, colours, flat }: ColourScale, format: ValueFormat, view: View) {
  const { small, line, gap } = typeScale(view);
  const texts = [format.short(max), format.short(min)];
  const words = texts.reduce((width, text) => width + textWidth(text, small), 2 * gap);
  return {
    type: 'continuous',
    show: !flat,
    min,
    max,
    orient: 'horizontal',
    right: 0,
    top: (line - small) / 2,
    padding: 0,
    itemWidth: 0.75 * small,
    itemHeight: Math.max(2 * small, Math.min(160 * view.unit, view.width * 0.5 - words)),
    text: texts,
    textGap: gap,
    textStyle: { fontSize: small },
    hoverLink: false,
    inRange: { color: [...colours] },
  };
}
