import type { ChartType } from '../../chart-type.ts';
import { sampleNote } from '../../data/decimate.ts';
import '../../echarts-modules/marks.ts';
import { scaled } from '../../frame.ts';
import { decodeArea, type Area } from './data.ts';
import { areaOption } from './option.ts';

/** Stacked areas over time or names, with their total. */
export const area: ChartType<Area> = {
  name: 'area',
  playInterval: null,
  decode: (_json, input) => decodeArea(input),
  isEmpty: ({ extent }) => extent === undefined,
  steps: () => 1,
  note: ({ count }, language) => sampleNote(count, language),
  toOption: (data, view) => areaOption(data, scaled(view)),
};
