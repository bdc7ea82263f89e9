import type { ChartType, Language } from '../../chart-type.ts';
import { tableOf, type GivenTable } from '../../data/given-table.ts';
import { sampleNote } from '../../data/thin.ts';
import { tracksOf, type Tracks } from './tracks.ts';
import { grown } from '../../frame.ts';
import '../../echarts-modules/marks.ts';
import { linesOption } from './option.ts';

export interface Lines extends Tracks {
  readonly given: GivenTable;
}

/** A line for each measure, or for each group, over time or over names in their order. */
export const lines: ChartType<Lines> = {
  name: 'lines',
  title: { 'zh-CN': '折线图', en: 'Lines' },
  pace: null,
  decode: (_json, asked) => {
    const given = tableOf(asked);
    return { given, ...tracksOf(given) };
  },
  isEmpty: ({ ySpan }) => ySpan === undefined,
  steps: () => 1,
  note: ({ tracks }, language: Language) =>
    sampleNote(Math.max(0, ...tracks.map(({ count }) => count)), language),
  toOption: (data, view) => linesOption(data, grown(view)),
};
