import type { ChartType } from '../../chart-type.ts';
import { hierarchyOf, type Hierarchy } from '../../data/hierarchy.ts';
import '../../echarts-modules/custom.ts';
import { scaled } from '../../frame.ts';
import { measureNote } from '../../text/headings.ts';
import { titleOf } from '../../text/titles.ts';
import { sunburstOption } from './option.ts';

/** The first two levels of a hierarchy as two rings. */
export const sunburst: ChartType<Hierarchy> = {
  name: 'sunburst',
  playInterval: null,
  decode: (_json, input) => hierarchyOf(input),
  isEmpty: ({ root }) => root.value <= 0,
  steps: () => 1,
  note: ({ input }, language) => measureNote(input, language),
  toOption: (data, view) => sunburstOption(titleOf(data.input, view.language), data, scaled(view)),
};
