import type { ChartType, Size } from '../../chart-type.ts';
import { lengthOf } from '../../data/labels.ts';
import { pagesOf } from '../../data/pages.ts';
import { playIntervalOf, defaultPlayInterval } from '../../data/paging.ts';
import type { Bars } from '../../families/bars/data.ts';
import { rowsOnPage } from '../../families/bars/horizontal-layout.ts';
import { keepRowOrder } from '../../families/bars/keep-order.ts';
import { horizontalBarsOption } from '../../families/bars/horizontal-option.ts';
import { scaled } from '../../frame.ts';
import { decodeHorizontalBars } from './data.ts';

const defaultSize: Size = { width: 450, height: 320, unit: 1 };

/** One row per label, largest on top, with as many rows per page as are readable. All pages share one scale. */
export const horizontalBars: ChartType<Bars> = {
  name: 'horizontal-bars',
  playInterval: defaultPlayInterval,
  decode: (_json, input) => decodeHorizontalBars(input),
  keepOrder: keepRowOrder,
  isEmpty: ({ extent }) => extent === undefined,
  steps: (data, size = defaultSize) =>
    pagesOf({ length: lengthOf(data.seriesData.labels) }, rowsOnPage(data, scaled(size))),
  playIntervalOf: ({ input }) => playIntervalOf(input.settings),
  toOption: (data, view) => {
    const sized = scaled(view);
    return horizontalBarsOption(data, rowsOnPage(data, sized), sized);
  },
};
