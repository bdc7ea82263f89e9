import type { EChartsCoreOption } from 'echarts/core';
import type * as v from 'valibot';
import type { ChartType, View } from '../chart-type.ts';
import { decodeWith, shape } from '../shape.ts';

const perPage = 5;
const schema = shape.list(shape.object({ name: shape.text, stock: shape.number, sales: shape.number }));

export type Goods = v.InferOutput<typeof schema>;

/** What of each product is sold, as a ring: sales / (sales + stock). Five a page. */
export const stock: ChartType<Goods> = {
  name: 'stock',
  title: { 'zh-CN': '库存和销量分析', en: 'Stock and sales' },
  pace: 5000,
  decode: (json) => decodeWith(schema, json),
  isEmpty: (goods) => goods.length === 0,
  steps: (goods) => Math.max(1, Math.ceil(goods.length / perPage)),
  toOption,
};

function toOption(_goods: Goods, _view: View): EChartsCoreOption {
  return {};
}
