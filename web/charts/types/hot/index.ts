import type { ChartType } from '../../chart-type.ts';
import { scaled } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { decodeCategories, type Category } from './data.ts';
import { hotOption } from './option.ts';

/** The items of one category as a ring; each step is a category. */
export const hot: ChartType<readonly Category[]> = {
  name: 'hot',
  playInterval: null,
  decode: decodeCategories,
  isEmpty: (categories) => categories.length === 0,
  steps: (categories) => Math.max(1, categories.length),
  stepTitle: (categories, step) => at(categories, step).name,
  toOption: (categories, view) =>
    hotOption(chartWords[view.language].titles.hot, at(categories, view.step), scaled(view)),
};

function at(categories: readonly Category[], step: number): Category {
  return categories[step] ?? categories.at(-1) ?? { name: '', children: [] };
}
