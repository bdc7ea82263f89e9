import type { ChartType } from '../../chart-type.ts';
import '../../echarts-modules/boxplot.ts';
import '../../echarts-modules/marks.ts';
import { scaled } from '../../frame.ts';
import { decodeBoxes, type Boxes } from './data.ts';
import { boxplotOption } from './option.ts';

/** The distribution of a measure per label, or of each measure. */
export const boxplot: ChartType<Boxes> = {
  name: 'boxplot',
  playInterval: null,
  decode: (_json, input) => decodeBoxes(input),
  isEmpty: ({ boxes }) => boxes.length === 0,
  steps: () => 1,
  toOption: (data, view) => boxplotOption(data, scaled(view)),
};
