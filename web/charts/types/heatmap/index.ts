import type { ChartType } from '../../chart-type.ts';
import { tableOf, type GivenTable } from '../../data/given-table.ts';
import { gridOf, type Grid } from '../../data/grid.ts';
import { lengthOf } from '../../data/labels.ts';
import { inOrder } from '../../data/order.ts';
import { spanOf, type Span } from '../../axes/span.ts';
import { sampleNote } from '../../data/thin.ts';
import { grown } from '../../frame.ts';
import '../../echarts-modules/heatmap.ts';
import { heatmapOption } from './option.ts';

export interface Heatmap {
  readonly given: GivenTable;
  readonly grid: Grid;
  readonly span: Span | undefined;
}

/** A field for each label and series, coloured by its value. */
export const heatmap: ChartType<Heatmap> = {
  name: 'heatmap',
  title: { 'zh-CN': '热力图', en: 'Heatmap' },
  pace: null,
  decode: (_json, asked) => {
    const given = tableOf(asked);
    const grid = inOrder(gridOf(given), given.settings.order ?? 'file');
    return { given, grid, span: spanOf(grid.series.map(({ values }) => values)) };
  },
  isEmpty: ({ span }) => span === undefined,
  steps: () => 1,
  note: ({ grid }, language) => sampleNote(lengthOf(grid.labels), language),
  toOption: (data, view) => heatmapOption(data, grown(view)),
};
