import type { ChartType, Language } from '../chart-type.ts';
import { tableOf, type GivenTable } from '../general/content.ts';
import { sampleNote } from '../general/thin.ts';
import { tracksOf, type Tracks } from '../general/tracks.ts';
import { grown } from '../frame.ts';
import '../parts/marks.ts';
import { linesOption } from './lines-option.ts';

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
