import type { ChartType } from '../../chart-type.ts';
import '../../echarts-modules/sankey.ts';
import { scaled } from '../../frame.ts';
import { decodeFlows, type Flows } from './data.ts';
import { sankeyOption } from './option.ts';

/** How much goes from where to where, in bands as wide. What goes in circles is drawn from one side to the other. */
export const sankey: ChartType<Flows> = {
  name: 'sankey',
  playInterval: null,
  decode: (_json, input) => decodeFlows(input),
  isEmpty: ({ layers }) => layers.flows.length === 0,
  steps: () => 1,
  toOption: (data, view) => sankeyOption(data, scaled(view)),
};
