import type { ChartType } from '../../chart-type.ts';
import { decodeWith, namedValue, shape, type NamedValue } from '../../data/decode.ts';
import { inOrderBefore } from '../../data/keep-order.ts';
import { pagesOf } from '../../data/pages.ts';
import { scaled } from '../../frame.ts';
import { chartWords } from '../../words/index.ts';
import { sellersPerPage } from './layout.ts';
import { sellerOption } from './option.ts';

const schema = shape.list(namedValue);

/** Merchants by sales, largest first, five per page. All pages share one scale. */
export const seller: ChartType<readonly NamedValue[]> = {
  name: 'seller',
  playInterval: 3000,
  decode: (json) => decodeWith(schema, json).toSorted((a, b) => b.value - a.value),
  keepOrder: (items, before) => inOrderBefore(items, before, ({ name }) => name),
  isEmpty: (items) => items.length === 0,
  steps: (items) => pagesOf(items, sellersPerPage),
  toOption: (items, view) => sellerOption(chartWords[view.language].titles.seller, items, scaled(view)),
};
