import type { EChartsCoreOption } from 'echarts/core';
import type { ChartType, View } from '../chart-type.ts';
import { decodeWith, namedValue, shape, type NamedValue } from '../shape.ts';

const perPage = 5;
const schema = shape.list(namedValue);

/** Merchants by sales, five a page, the largest on top of the first. */
export const seller: ChartType<readonly NamedValue[]> = {
  name: 'seller',
  title: { 'zh-CN': '商家销售统计', en: 'Sales by seller' },
  pace: 3000,
  decode: (json) => decodeWith(schema, json).toSorted((a, b) => b.value - a.value),
  isEmpty: (items) => items.length === 0,
  steps: (items) => Math.max(1, Math.ceil(items.length / perPage)),
  toOption,
};

function toOption(_items: readonly NamedValue[], _view: View): EChartsCoreOption {
  return {};
}
