import type { View } from '../chart-type.ts';
import type { TableInput } from '../data/table-input.ts';
import { lengthOf, type Labels } from '../data/labels.ts';
import { typeScale } from '../frame.ts';
import { headingOf } from '../text/headings.ts';
import type { ValueFormat } from '../text/value-format.ts';
import { marksWidth } from './marks.ts';
import { layOutPlotArea, type PlotArea } from './plot-area.ts';
import { valueDomain, type Extent } from './extent.ts';
import { categoryLabelsHeight, categoryLabels, withoutClipped } from './category-labels.ts';

/** Distributions are compared with each other, not with zero: a price of 3,000 that moves by 50 would look flat. See `valueDomain`. */
const omitZeroBelow = 0.9;

export interface CategoryValues {
  readonly input: TableInput;
  readonly unit: string;
  readonly extent: Extent | undefined;
}

/** The plot area of candles and box plots, one per label, without a legend; and its category labels. */
export function categoryPlotArea(
  { input, unit, extent }: CategoryValues,
  labels: Labels,
  format: ValueFormat,
  view: View,
): { readonly plotArea: PlotArea; readonly texts: readonly string[] } {
  const slot = (view.width - 3 * typeScale(view).small) / Math.max(1, lengthOf(labels));
  const below = categoryLabels(labels, slot, view);
  const plotArea = layOutPlotArea(
    {
      heading: headingOf(input, [{ name: '', unit }], view.language),
      names: [],
      domain: (most) => valueDomain(extent, input.settings, { most, omitZeroBelow }),
      format,
      bottom: categoryLabelsHeight(below, view),
      right: marksWidth(input.settings, format, view),
    },
    view,
  );
  return { plotArea, texts: withoutClipped(below.texts, plotArea, view) };
}
