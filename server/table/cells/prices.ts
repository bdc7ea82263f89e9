import type { MeasureColumn } from '../table.ts';

type Price = NonNullable<MeasureColumn['price']>;

const names: Readonly<Record<Price, RegExp>> = {
  open: /^(?:open|o|opening|open ?price|price_?open|1\. open|开盘|开盘价|今开)$/i,
  high: /^(?:high|h|highest|high ?price|price_?high|2\. high|最高|最高价)$/i,
  low: /^(?:low|l|lowest|low ?price|price_?low|3\. low|最低|最低价)$/i,
  close: /^(?:close|c|closing|last|close ?price|price_?close|4\. close|close\/last|收盘|收盘价)$/i,
};

/** Which of the four prices a column's name stands for. An adjusted close is not one of them. */
export function priceOf(name: string): Price | undefined {
  const bare = name.replace(/[（(].*[)）]$/u, '').trim();
  for (const price of ['open', 'high', 'low', 'close'] as const) if (names[price].test(bare)) return price;
  return undefined;
}
