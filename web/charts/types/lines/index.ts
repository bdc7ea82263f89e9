import type { ChartType, Language } from '../../chart-type.ts';
import { sampleNote } from '../../data/decimate.ts';
import '../../echarts-modules/marks.ts';
import { scaled } from '../../frame.ts';
import { decodeLines, type Lines } from './data.ts';
import { linesOption } from './option.ts';

/** One line per measure or group, over time or names in file order. */
export const lines: ChartType<Lines> = {
  name: 'lines',
  playInterval: null,
  decode: (_json, input) => decodeLines(input),
  isEmpty: ({ yExtent }) => yExtent === undefined,
  steps: () => 1,
  note: ({ series }, language: Language) =>
    sampleNote(Math.max(0, ...series.map(({ count }) => count)), language),
  toOption: (data, view) => linesOption(data, scaled(view)),
};
