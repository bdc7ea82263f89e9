import type { ChartType } from '../../chart-type.ts';
import { grown } from '../../frame.ts';
import { decodeCategories, type Category } from './data.ts';
import { hotOption } from './option.ts';

const title = { 'zh-CN': '热销商品占比', en: 'Best-selling products' };

/** The items of one category as shares of a ring; a step is a category. */
export const hot: ChartType<readonly Category[]> = {
  name: 'hot',
  title,
  pace: null,
  decode: decodeCategories,
  isEmpty: (categories) => categories.length === 0,
  steps: (categories) => Math.max(1, categories.length),
  stepTitle: (categories, step) => at(categories, step).name,
  toOption: (categories, view) => hotOption(title[view.language], at(categories, view.step), grown(view)),
};

function at(categories: readonly Category[], step: number): Category {
  return categories[step] ?? categories.at(-1) ?? { name: '', children: [] };
}
