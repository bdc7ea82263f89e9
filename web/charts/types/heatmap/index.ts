import type { ChartType } from '../../chart-type.ts';
import { lengthOf } from '../../data/labels.ts';
import { sampleNote } from '../../data/decimate.ts';
import '../../echarts-modules/heatmap.ts';
import { scaled } from '../../frame.ts';
import { decodeHeatmap, type Heatmap } from './data.ts';
import { heatmapOption } from './option.ts';

/** One cell per label and series, coloured by its value. */
export const heatmap: ChartType<Heatmap> = {
  name: 'heatmap',
  playInterval: null,
  decode: (_json, input) => decodeHeatmap(input),
  isEmpty: ({ extent }) => extent === undefined,
  steps: () => 1,
  note: ({ seriesData }, language) => sampleNote(lengthOf(seriesData.labels), language),
  toOption: (data, view) => heatmapOption(data, scaled(view)),
};
