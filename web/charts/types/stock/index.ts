import type { ChartType } from '../../chart-type.ts';
import { itemsOnPage, pagesOf } from '../../data/pages.ts';
import { scaled } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { decodeProducts, type Product } from './data.ts';
import { stockOption } from './option.ts';

const perPage = 5;

/** How much of each product is sold, as a ring: sales / (sales + stock), so it is full when nothing is left. Five a page. */
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
