import type { ChartType, Language } from '../../chart-type.ts';
import { tableInputOf } from '../../data/table-input.ts';
import '../../echarts-modules/custom.ts';
import { scaled } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { radarOption } from './option.ts';
import { maxShapes, radarDataOf, type RadarData } from './data.ts';

/** Compares a few items by several measures at once. */
export const radar: ChartType<RadarData> = {
  name: 'radar',
  playInterval: null,
  decode: (_json, input) => radarDataOf(tableInputOf(input)),
  isEmpty: ({ shapes }) => shapes.length === 0,
  steps: () => 1,
  note,
  toOption: (data, view) => radarOption(data, scaled(view)),
};

function note({ leftOut }: RadarData, language: Language): string | undefined {
  if (leftOut === 0) return undefined;
  return chartWords[language].firstShapes(maxShapes, maxShapes + leftOut);
}
