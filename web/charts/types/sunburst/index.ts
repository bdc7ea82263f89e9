import type { ChartType } from '../../chart-type.ts';
import { hierarchyOf, type Hierarchy } from '../../data/hierarchy.ts';
import '../../echarts-modules/custom.ts';
import { scaled } from '../../frame.ts';
import { titleOf } from '../../text/titles.ts';
import { sunburstOption } from './option.ts';

/** Parts of a whole as a ring, with the parts that they are made of as a ring around it: two levels of a tree, however deep it is. */
export const sunburst: ChartType<Hierarchy> = {
  name: 'sunburst',
  playInterval: null,
  decode: (_json, input) => hierarchyOf(input),
  isEmpty: ({ root }) => root.value <= 0,
  steps: () => 1,
  toOption: (data, view) => sunburstOption(titleOf(data.input, view.language), data, scaled(view)),
};
