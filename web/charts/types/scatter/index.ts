import type { ChartType } from '../../chart-type.ts';
import { tableOf } from '../../data/given-table.ts';
import { sampleNote } from '../../data/thin.ts';
import '../../echarts-modules/marks.ts';
import '../../echarts-modules/scatter.ts';
import { pointsOf, type Points } from '../../families/points/data.ts';
import { pointsOption } from '../../families/points/option.ts';
import { grown } from '../../frame.ts';

/** A point for each row, placed by two measures. */
export const scatter: ChartType<Points> = {
  name: 'scatter',
  pace: null,
  decode: (_json, asked) => pointsOf(tableOf(asked), false),
  isEmpty: ({ count }) => count === 0,
  steps: () => 1,
  note: ({ count }, language) => sampleNote(count, language),
  toOption: (points, view) => pointsOption(points, grown(view)),
};
