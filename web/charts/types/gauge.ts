import type { ChartType } from '../chart-type.ts';
import { grown } from '../frame.ts';
import { paceOf } from '../general/paging.ts';
import { pagesOf } from '../pages.ts';
import '../parts/custom.ts';
import { gaugeOption } from './gauge-option.ts';
import { decodeReadings, perPage, type Readings } from './readings.ts';

const title = { 'zh-CN': '仪表盘', en: 'Gauge' };
const least = { width: 150, height: 140 };

/** The newest figure on an arc from the least to the greatest that it can be, with a person's bands around it; several side by side. */
export const gauge: ChartType<Readings> = {
  name: 'gauge',
  title,
  pace: 8000,
  paceOf: ({ given }) => paceOf(given.settings),
  decode: (_json, given) => decodeReadings(given),
  isEmpty: ({ readings }) => readings.length === 0,
  steps: (data, size) => pagesOf(data.readings, perPage(data, least, size)),
  toOption: (data, view) => gaugeOption(data, perPage(data, least, view), grown(view)),
};
