import type { ChartType } from '../../chart-type.ts';
import { tableInputOf } from '../../data/table-input.ts';
import { sampleNote } from '../../data/decimate.ts';
import '../../echarts-modules/marks.ts';
import '../../echarts-modules/scatter.ts';
import { pointsOf, type Points } from '../../families/points/data.ts';
import { pointsOption } from '../../families/points/option.ts';
import { scaled } from '../../frame.ts';

/** One bubble per row: two measures give its position, a third its size. */
export const bubble: ChartType<Points> = {
  name: 'bubble',
  playInterval: null,
  decode: (_json, input) => pointsOf(tableInputOf(input), true),
  isEmpty: ({ count }) => count === 0,
  steps: () => 1,
  note: ({ count }, language) => sampleNote(count, language),
  toOption: (points, view) => pointsOption(points, scaled(view)),
};
