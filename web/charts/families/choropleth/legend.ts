import type { View } from '../../chart-type.ts';
import { countryMap } from '../../data/provinces.ts';
import { typeScale } from '../../frame.ts';
import { geoFrame, worldMap, type Insets } from '../../shapes/geo-frame.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { fitText, textWidth, widest } from '../../text/measure.ts';
import { rangeTexts, type Class } from './scale.ts';

/** The position of the legend, and the insets of the map. */
export interface Legend {
  /** true: a column at the left; false: a row below the map */
  readonly isColumn: boolean;
  readonly texts: readonly string[];
  /** above or before the ranges; '' for none */
  readonly heading: string;
  readonly insets: Insets;
}

/** The empty lower left corner of a map, as shares of its width and height. */
const emptyCorner: Readonly<Record<string, readonly [across: number, up: number]>> = {
  [countryMap]: [0.37, 0.26],
  [worldMap]: [0.26, 0.42],
};

/** Places the legend in the empty corner of the map, else beside or below it, whichever leaves the map larger. */
export function placeLegend(
  classes: readonly Class[],
  format: ValueFormat,
  unit: string,
  map: string,
  view: View,
): Legend {
  const { small, gap } = typeScale(view);
  const ranges = rangeTexts(classes, format);
  const wide = widest(ranges, small) > view.width / 4;
  const texts = (wide ? rangeTexts(classes, format, true) : ranges).map((text) =>
    fitText(text, view.width * 0.35, small),
  );
  const heading = fitText(unit, view.width * 0.25, small);
  const all = { left: gap, right: gap, top: gap, bottom: gap };
  const width = widest([...texts, heading], small) + markOf(view);
  const height = (classes.length + (heading ? 1 : 0)) * lineOf(view);
  const column = { isColumn: true, texts, heading };
  if (isFree(map, all, { width, height }, view)) return { ...column, insets: all };
  const row = [heading, ...texts].reduce((sum, text) => sum + textWidth(text, small) + markOf(view) + gap, 0);
  const line = lineOf(view);
  const beside = { ...column, insets: { ...all, left: width + gap } };
  const under = { ...column, insets: { ...all, bottom: height + gap } };
  const below = {
    ...column,
    isColumn: false,
    insets: { ...all, bottom: line + gap },
  };
  return [beside, under, ...(row <= view.width ? [below] : [])].reduce((best, one) =>
    scaleOf(map, one.insets, view) > scaleOf(map, best.insets, view) ? one : best,
  );
}

/** The ranges with their colours, which the places get from it. Needs `echarts-modules/piecewise.ts`. */
export function legendOption(
  classes: readonly Class[],
  { isColumn, texts, heading }: Legend,
  { unit }: View,
) {
  const { small, gap } = typeScale({ unit });
  const side = 14 * unit;
  const headings = isColumn ? [heading, ''] : ['', heading];
  return {
    type: 'piecewise',
    // A value belongs to the last class that begins at or below it, as in `classOf`.
    pieces: classes.map(({ from, colour }, i) => ({
      ...(i > 0 && { gte: from }),
      ...(i + 1 < classes.length && { lt: classes[i + 1]?.from }),
      color: colour,
      label: texts[i],
    })),
    seriesIndex: 0,
    orient: isColumn ? 'vertical' : 'horizontal',
    left: isColumn ? 0 : 'center',
    bottom: 0,
    padding: 0,
    itemSymbol: 'rect',
    itemWidth: side,
    itemHeight: isColumn ? lineOf({ unit }) : side,
    itemGap: isColumn ? 0 : 1.5 * gap,
    textGap: markOf({ unit }) - side,
    showLabel: true,
    ...(heading && { text: headings }),
    textStyle: { fontSize: small, lineHeight: lineOf({ unit }) },
    selectedMode: false,
    hoverLink: false,
  };
}

function isFree(map: string, insets: Insets, legend: { width: number; height: number }, view: View): boolean {
  const [across, up] = emptyCorner[map] ?? [0, 0];
  const { box } = geoFrame(map, view, insets);
  const under = view.height - box.y - box.height;
  return legend.width <= box.x + across * box.width && legend.height <= under + up * box.height;
}

function scaleOf(map: string, insets: Insets, view: View): number {
  return geoFrame(map, view, insets).box.width;
}

function lineOf(view: Pick<View, 'unit'>): number {
  return typeScale(view).small * 1.3;
}

function markOf({ unit }: Pick<View, 'unit'>): number {
  return 22 * unit;
}
