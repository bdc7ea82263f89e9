import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { sharesOption } from '../../families/shares/option.ts';
import { describe } from '../../frame.ts';
import { shortNumber } from '../../text/numbers.ts';
import type { Category } from './data.ts';
import { slicesOf, sliceTooltip, sumOf } from './slices.ts';

/** One category as a ring with its total in the middle, and names and shares around it or in a list. */
export function hotOption(title: string, category: Category, view: View): EChartsCoreOption {
  const sum = sumOf(category.children);
  const slices = slicesOf(category.children, view);
  return sharesOption(
    {
      description: describe(`${title}, ${category.name}`, slices, view.language),
      slices,
      sum: shortNumber(sum, view.language),
      tooltipAt: (index) => sliceTooltip(slices[index], sum, view),
    },
    view,
  );
}
