import type { ChartType } from '../../chart-type.ts';
import { tableInputOf } from '../../data/table-input.ts';
import { sampleNote } from '../../data/decimate.ts';
import '../../echarts-modules/marks.ts';
import '../../echarts-modules/scatter.ts';
import { pointsOf, type Points } from '../../families/points/data.ts';
import { pointsOption } from '../../families/points/option.ts';
import { scaled } from '../../frame.ts';

/** One point per row, positioned by two measures. */
export const scatter: ChartType<Points> = {
  name: 'scatter',
  playInterval: null,
  decode: (_json, input) => pointsOf(tableInputOf(input), false),
  isEmpty: ({ count }) => count === 0,
  steps: () => 1,
  note: ({ count }, language) => sampleNote(count, language),
  toOption: (points, view) => pointsOption(points, scaled(view)),
};
