import type { EChartsCoreOption } from 'echarts/core';
import type { ChartType, View } from '../../chart-type.ts';
import { pagesOf } from '../../data/pages.ts';
import { playIntervalOf } from '../../data/paging.ts';
import '../../echarts-modules/custom.ts';
import { scaled } from '../../frame.ts';
import { decodeMetrics, perPage, type Metrics } from './data.ts';

/** Creates a type that draws metrics, with as many per page as fit when each takes at least `least` units. */
export function createMetricType(
  name: ChartType['name'],
  least: { readonly width: number; readonly height: number },
  optionOf: (data: Metrics, size: number, view: View) => EChartsCoreOption,
): ChartType<Metrics> {
  return {
    name,
    playInterval: 8000,
    playIntervalOf: ({ input }) => playIntervalOf(input.settings),
    decode: (_json, input) => decodeMetrics(input),
    isEmpty: ({ metrics }) => metrics.length === 0,
    steps: (data, size) => pagesOf(data.metrics, perPage(data, least, size)),
    toOption: (data, view) => optionOf(data, perPage(data, least, view), scaled(view)),
  };
}
