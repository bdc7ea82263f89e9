import type { ChartType, Size, View } from '../../chart-type.ts';
import { lengthOf } from '../../data/labels.ts';
import { pagesOf } from '../../data/pages.ts';
import { playIntervalOf, defaultPlayInterval } from '../../data/paging.ts';
import { sampleNote } from '../../data/decimate.ts';
import '../../echarts-modules/marks.ts';
import { scaled } from '../../frame.ts';
import { decodeBars, type Bars } from './data.ts';
import { keepRowOrder } from './keep-order.ts';
import { rowsOnPage } from './horizontal-layout.ts';
import { horizontalBarsOption } from './horizontal-option.ts';
import { labelsOnPage } from './layout.ts';
import { usesHorizontal } from './uses-horizontal.ts';
import { barsOption } from './option.ts';

const defaultSize: Size = { width: 560, height: 400, unit: 1 };

/**
 * Creates a type that draws vertical bars, with as many labels per page as are readable; time series are on one page. The bars become
 * horizontal when vertical ones would truncate their names.
 */
export function createBars(name: ChartType['name'], stacked: boolean): ChartType<Bars> {
  return {
    name,
    playInterval: defaultPlayInterval,
    decode: (_json, input) => decodeBars(input, stacked),
    keepOrder: keepRowOrder,
    isEmpty: ({ extent }) => extent === undefined,
    steps: (data, size = defaultSize) => pagesOf({ length: countOf(data) }, onPage(data, scaled(size))),
    playIntervalOf: ({ input }) => playIntervalOf(input.settings),
    note: (data, language) => sampleNote(countOf(data), language),
    toOption: (data, view) => toOption(data, scaled(view)),
  };
}

function onPage(data: Bars, size: Size): number {
  return usesHorizontal(data, size) ? rowsOnPage(data, size) : labelsOnPage(data, size);
}

function toOption(data: Bars, view: View) {
  return usesHorizontal(data, view)
    ? horizontalBarsOption(data, rowsOnPage(data, view), view)
    : barsOption(data, view);
}

function countOf({ seriesData }: Bars): number {
  return lengthOf(seriesData.labels);
}
