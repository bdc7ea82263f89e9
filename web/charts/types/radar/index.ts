import type { ChartType, Language } from '../../chart-type.ts';
import { tableInputOf } from '../../data/table-input.ts';
import '../../echarts-modules/custom.ts';
import { scaled } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { radarOption } from './option.ts';
import { mostShapes, webOf, type Web } from './web.ts';

/** A few things compared by several measures at once, each measure on a spoke of its own. */
export const radar: ChartType<Web> = {
  name: 'radar',
  playInterval: null,
  decode: (_json, input) => webOf(tableInputOf(input)),
  isEmpty: ({ shapes }) => shapes.length === 0,
  steps: () => 1,
  note,
  toOption: (web, view) => radarOption(web, scaled(view)),
};

function note({ leftOut }: Web, language: Language): string | undefined {
  if (leftOut === 0) return undefined;
  return chartWords[language].firstShapes(mostShapes, mostShapes + leftOut);
}
