import type { ChartType } from '../../chart-type.ts';
import { inOrderBefore } from '../../data/keep-order.ts';
import { scaled } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { decodeRanking, type Ranking } from './data.ts';
import { rankOption } from './option.ts';

const windowSize = 10;

/**
 * Values in descending order, a window of ten that slides by one. The file is a list of `{name, value}`, or
 * `{data: [that list], bands: [{above: 300, name: "high"}, {above: 200}]}` for other colour bands.
 */
export const rank: ChartType<Ranking> = {
  name: 'rank',
  playInterval: 2000,
  decode: decodeRanking,
  keepOrder(data, before) {
    const items = inOrderBefore(data.items, before.items, ({ name }) => name);
    return items === data.items ? data : { ...data, items };
  },
  isEmpty: ({ items }) => items.length === 0,
  steps: ({ items }) => Math.max(1, items.length - windowSize + 1),
  toOption: (ranking, view) =>
    rankOption(chartWords[view.language].titles.rank, ranking, windowSize, scaled(view)),
};
