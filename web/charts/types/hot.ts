import type { EChartsCoreOption } from 'echarts/core';
import * as v from 'valibot';
import type { ChartType, View } from '../chart-type.ts';
import { decodeWith, namedValue, shape } from '../shape.ts';

const item = shape.object({
  name: shape.text,
  value: shape.number,
  children: v.optional(shape.list(namedValue), []),
});
const schema = shape.list(shape.object({ name: shape.text, children: shape.list(item) }));

export type Categories = v.InferOutput<typeof schema>;

/** The items of one category as shares of a ring; a step is a category. */
export const hot: ChartType<Categories> = {
  name: 'hot',
  title: { 'zh-CN': '热销商品占比', en: 'Best-selling products' },
  pace: null,
  decode: (json) => decodeWith(schema, json),
  isEmpty: (categories) => categories.length === 0,
  steps: (categories) => Math.max(1, categories.length),
  stepTitle: (categories, step) => categories[step]?.name ?? '',
  toOption,
};

function toOption(_categories: Categories, _view: View): EChartsCoreOption {
  return {};
}
