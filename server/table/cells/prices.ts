import type { MeasureColumn } from '../table.ts';

type Price = NonNullable<MeasureColumn['price']>;

const names: Readonly<Record<Price, RegExp>> = {
  open: /^(?:open|o|opening|open ?price|price_?open|1\. open|eröffnung(?:skurs)?|erster|ouverture|apertura|abertura|otwarcie|a[cç]ılış|откр(?:ытие)?\.?|开盘|开盘价|今开|始値|시가)$/i,
  high: /^(?:high|h|highest|high ?price|price_?high|2\. high|(?:tages)?hoch|\+? ?haut|máxim[oa]|massimo|max\.?|najwyższy|yüksek|макс(?:имум)?\.?|最高|最高价|高値|고가)$/i,
  low: /^(?:low|l|lowest|low ?price|price_?low|3\. low|(?:tages)?tief|\+? ?bas|mínim[oa]|minimo|min\.?|najniższy|düşük|мин(?:имум)?\.?|最低|最低价|安値|저가)$/i,
  close:
    /^(?:close|c|closing|last|close ?price|price_?close|4\. close|close\/last|schluss(?:kurs)?|letzter|clôture|dernier|cierre|último|fechamento|chiusura|ultimo|zamknięcie|kapanış|şimdi|цена|закр(?:ытие)?\.?|收盘|收盘价|終値|종가)$/i,
};

/** Which of the four prices a column's name stands for. An adjusted close is not one of them. */
export function priceOf(name: string): Price | undefined {
  const bare = name.replace(/[（(].*[)）]$/u, '').trim();
  for (const price of ['open', 'high', 'low', 'close'] as const) if (names[price].test(bare)) return price;
  return undefined;
}
