import type { ChartType } from '../../chart-type.ts';
import { itemsOnPage, pagesOf } from '../../data/pages.ts';
import { scaled } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { decodeProducts, type Product } from './data.ts';
import { stockOption } from './option.ts';

const perPage = 5;

/** The sold share of each product as a ring: sales / (sales + stock), full when sold out. Five per page. */
export const stock: ChartType<readonly Product[]> = {
  name: 'stock',
  playInterval: 5000,
  decode: decodeProducts,
  isEmpty: (products) => products.length === 0,
  steps: (products) => pagesOf(products, perPage),
  toOption: (products, view) => {
    const slots = Math.min(perPage, products.length);
    return stockOption(
      chartWords[view.language].titles.stock,
      itemsOnPage(products, perPage, view.step),
      slots,
      scaled(view),
    );
  },
};
