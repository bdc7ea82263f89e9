import type { EChartsCoreOption } from 'echarts/core';
import type { ChartType, View } from '../../chart-type.ts';
import { pagesOf } from '../../data/pages.ts';
import { paceOf } from '../../data/paging.ts';
import '../../echarts-modules/custom.ts';
import { grown } from '../../frame.ts';
import { decodeReadings, perPage, type Readings } from './data.ts';

/** A type that draws readings, in pages of as many as have room when each takes `least` units. */
export function createReadings(
  name: ChartType['name'],
  least: { readonly width: number; readonly height: number },
  optionOf: (data: Readings, size: number, view: View) => EChartsCoreOption,
): ChartType<Readings> {
  return {
    name,
    pace: 8000,
    paceOf: ({ given }) => paceOf(given.settings),
    decode: (_json, given) => decodeReadings(given),
    isEmpty: ({ readings }) => readings.length === 0,
    steps: (data, size) => pagesOf(data.readings, perPage(data, least, size)),
    toOption: (data, view) => optionOf(data, perPage(data, least, view), grown(view)),
  };
}
