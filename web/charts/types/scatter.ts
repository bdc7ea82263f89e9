import type { ChartType } from '../chart-type.ts';
import { tableOf } from '../general/content.ts';
import { sampleNote } from '../general/thin.ts';
import { grown } from '../frame.ts';
import '../parts/marks.ts';
import '../parts/scatter.ts';
import { pointsOf, type Points } from './points.ts';
import { pointsOption } from './points-option.ts';

/** A point for each row, placed by two measures. */
export const scatter: ChartType<Points> = {
  name: 'scatter',
  title: { 'zh-CN': '散点图', en: 'Scatter' },
  pace: null,
  decode: (_json, asked) => pointsOf(tableOf(asked), false),
  isEmpty: ({ count }) => count === 0,
  steps: () => 1,
  note: ({ count }, language) => sampleNote(count, language),
  toOption: (points, view) => pointsOption(points, grown(view)),
};
