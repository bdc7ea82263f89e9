import type { ChartType } from '../../chart-type.ts';
import { wholeOf, type Whole } from '../../data/tree.ts';
import '../../echarts-modules/custom.ts';
import { grown } from '../../frame.ts';
import { titleOf } from '../../text/words.ts';
import { treemapOption } from './option.ts';

/** Parts of a whole as areas, with the parts that the largest are made of inside them: two levels of a tree, however deep it is. */
export const treemap: ChartType<Whole> = {
  name: 'treemap',
  pace: null,
  decode: (_json, given) => wholeOf(given),
  isEmpty: ({ whole }) => whole.value <= 0,
  steps: () => 1,
  toOption: (data, view) => treemapOption(titleOf(data.given, view.language), data, grown(view)),
};
