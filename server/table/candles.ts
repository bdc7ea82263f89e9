import type { Roles } from './choice.ts';
import { numbersIn, type Facts } from './facts.ts';
import { rolesWithLabel } from './label.ts';
import { timeAxisOf } from './time-axis.ts';
import type { Column, MeasureColumn } from './table.ts';

const minRows = 5;
type Prices = NonNullable<Roles['prices']>;

/** Prices over time, with the traded volume. Without a time column only a side-car makes them candles. */
export function candlestickRoles(facts: Facts): Roles | undefined {
  const isAsked = Object.keys(facts.overrides.prices).length > 0;
  const prices = hasLetters(facts) && !isAsked ? unnamedPrices(facts) : namedPrices(facts);
  if (!prices || (!isAsked && (timeAxisOf(facts) === undefined || !holdMostly(facts, prices))))
    return undefined;
  const values = facts.measures.filter((one) => /volume|vol|成交量/i.test(facts.column(one).name));
  return {
    ...rolesWithLabel(
      facts.overrides.label ?? facts.times[0] ?? timeAxisOf(facts) ?? facts.categories[0],
      values,
    ),
    prices,
  };
}

/** Open, high, low and close by the columns' names, or from the side-car. */
function namedPrices({ overrides, ...facts }: Facts): Prices | undefined {
  const at = (price: keyof Facts['overrides']['prices']): number | undefined =>
    overrides.prices[price] ?? facts.measures.find((one) => priceAt(facts.column(one)) === price);
  const [open, high, low, close] = [at('open'), at('high'), at('low'), at('close')];
  if (open === undefined || high === undefined || low === undefined || close === undefined) return undefined;
  return [open, high, low, close];
}

function priceAt(column: Column): MeasureColumn['price'] {
  return column.kind === 'measure' ? column.price : undefined;
}

/** Columns without names, as exchanges send them: a time, then four columns of which one is always the highest and one the lowest. */
function unnamedPrices(facts: Facts): Prices | undefined {
  const { table, measures, times } = facts;
  if (times[0] !== 0 || table.rows < minRows || measures.length < 4 || measures.length > 12) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = measures;
  const orders: readonly Prices[] = [
    [a, b, c, d],
    [a, d, c, b],
    [c, b, a, d],
  ];
  return orders.find((prices) => areCandles(prices.map((at) => numbersIn(facts, at))));
}

/** Whether the columns have no names but letters, as in a spreadsheet: then C, H, L and O are no prices. */
function hasLetters({ table }: Facts): boolean {
  return table.columns.every(({ name }, at) => name === String.fromCharCode(65 + at));
}

/** Of the rows; quotes of other sources may be off. */
const minShare = 0.9;

/** Whether nothing is higher than the high, or lower than the low. */
function holdMostly(facts: Facts, prices: Prices): boolean {
  const [open, high, low, close] = prices.map((at) => numbersIn(facts, at));
  const holds = (top: number, row: number): boolean => {
    const [bottom = NaN, first = NaN, last = NaN] = [low?.[row], open?.[row], close?.[row]];
    return !(Math.max(first, last, bottom) > top || bottom > Math.min(first, last));
  };
  return (high?.filter(holds).length ?? 0) >= minShare * facts.table.rows;
}

function areCandles([
  open = noValues,
  high = noValues,
  low = noValues,
  close = noValues,
]: readonly Float64Array[]): boolean {
  const moves = high.some((value, row) => value > (low[row] ?? NaN));
  return (
    moves &&
    open.every((value, row) => {
      const [top = NaN, bottom = NaN, end = NaN] = [high[row], low[row], close[row]];
      return top >= Math.max(value, end) && bottom <= Math.min(value, end) && bottom > 0;
    })
  );
}

const noValues = new Float64Array();
