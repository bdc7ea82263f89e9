import type { ChartType } from '../../chart-type.ts';
import '../../echarts-modules/sankey.ts';
import { scaled } from '../../frame.ts';
import { measureNote } from '../../text/headings.ts';
import { decodeFlows, type Flows } from './data.ts';
import { sankeyOption } from './option.ts';

/** Flows as bands of proportional width. Cyclic flows are drawn from all sources to all targets. */
export const sankey: ChartType<Flows> = {
  name: 'sankey',
  playInterval: null,
  decode: (_json, input) => decodeFlows(input),
  isEmpty: ({ layers }) => layers.flows.length === 0,
  steps: () => 1,
  note: ({ input }, language) => measureNote(input, language),
  toOption: (data, view) => sankeyOption(data, scaled(view)),
};
