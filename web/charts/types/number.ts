import type { ChartType } from '../chart-type.ts';
import { grown } from '../frame.ts';
import { paceOf } from '../general/paging.ts';
import { pagesOf } from '../pages.ts';
import '../parts/custom.ts';
import { numberOption } from './number-option.ts';
import { decodeReadings, perPage, type Readings } from './readings.ts';

const title = { 'zh-CN': '数值', en: 'Number' };
const least = { width: 150, height: 110 };

/** The newest figure as large as it can be, with its way there and the change against the one before; several side by side. */
export const number: ChartType<Readings> = {
  name: 'number',
  title,
  pace: 8000,
  paceOf: ({ given }) => paceOf(given.settings),
  decode: (_json, given) => decodeReadings(given),
  isEmpty: ({ readings }) => readings.length === 0,
  steps: (data, size) => pagesOf(data.readings, perPage(data, least, size)),
  toOption: (data, view) => numberOption(data, perPage(data, least, view), grown(view)),
};
