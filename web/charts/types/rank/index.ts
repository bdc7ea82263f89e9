import type { ChartType } from '../../chart-type.ts';
import { grown } from '../../frame.ts';
import { decodeRanking, type Ranking } from './data.ts';
import { rankOption } from './option.ts';

const windowSize = 10;
const title = { 'zh-CN': '地区销售排行', en: 'Regional ranking' };

/**
 * Values in descending order, a window of ten that slides by one. The file is a list of `{name, value}`, or
 * `{data: [that list], bands: [{above: 300, name: "high"}, {above: 200}]}` for other colour bands.
 */
export const rank: ChartType<Ranking> = {
  name: 'rank',
  title,
  pace: 2000,
  decode: decodeRanking,
  isEmpty: ({ items }) => items.length === 0,
  steps: ({ items }) => Math.max(1, items.length - windowSize + 1),
  toOption: (ranking, view) => rankOption(title[view.language], ranking, windowSize, grown(view)),
};
