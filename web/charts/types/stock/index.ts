import type * as v from 'valibot';
import type { ChartType } from '../../chart-type.ts';
import { pageOf, pagesOf } from '../../data/pages.ts';
import { grown } from '../../frame.ts';
import { decodeWith, shape } from '../../data/decode.ts';
import { stockOption } from './option.ts';

const perPage = 5;
const product = shape.object({ name: shape.text, stock: shape.number, sales: shape.number });
const schema = shape.list(product);

export type Product = v.InferOutput<typeof product>;

const title = { 'zh-CN': '库存和销量分析', en: 'Stock and sales' };

/** How much of each product is sold, as a ring: sales / (sales + stock), so it is full when nothing is left. Five a page. */
export const stock: ChartType<readonly Product[]> = {
  name: 'stock',
  title,
  pace: 5000,
  decode: (json) => decodeWith(schema, json),
  isEmpty: (products) => products.length === 0,
  steps: (products) => pagesOf(products, perPage),
  toOption: (products, view) => {
    const slots = Math.min(perPage, products.length);
    return stockOption(title[view.language], pageOf(products, perPage, view.step), slots, grown(view));
  },
};
