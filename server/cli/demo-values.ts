/** Advances a chart's data, in place, by one small step. */
export type Move = () => void;

/**
 * The moves that make a sample chart look alive: numbers walk at random but stay near where they began; sums stay sums,
 * a stock's goods are sold or come back, only the last months of a trend change, and places stay where they are.
 * Works on the shapes of the sample charts; what it does not know it leaves alone.
 * @param random 0 to 1, like Math.random
 */
export function movesOf(data: unknown, random: () => number): Move[] {
  if (Array.isArray(data)) return data.flatMap((item: unknown) => movesOfItem(item, random));
  if (!isFields(data)) return [];
  if ('yesterday' in data) return movesOfFigure(data, random);
  return Object.values(data).flatMap((kind) => movesOfTrend(kind, random));
}

/** as a part of where the number began: how far it may go from there, and how far at once */
const reach = 0.35;
const stride = 0.025;
/** the part of the way back to where it began that a number is pulled at each step */
const pull = 0.03;
const lastMonths = 2;

type Fields = Record<string, unknown>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function movesOfItem(item: unknown, random: () => number): Move[] {
  if (!isFields(item)) return [];
  const { children, value, stock, sales, parcels, orders } = item;
  if (Array.isArray(children)) {
    const moves = children.flatMap((child: unknown) => movesOfItem(child, random));
    return typeof value === 'number' ? [...moves, () => (item['value'] = sumOf(children))] : moves;
  }
  if (typeof stock === 'number' && typeof sales === 'number') return [sell(item, stock, sales, random)];
  return Object.entries({ value, parcels, orders }).flatMap(([name, number]) =>
    typeof number === 'number' ? [walk(item, name, number, random)] : [],
  );
}

function walk(item: Fields, name: string, number: number, random: () => number): Move {
  const next = walkFrom(number, random);
  return () => (item[name] = next());
}

/** What was yesterday stays. Not all figures change each second, so that people see which does. */
function movesOfFigure(figure: Fields, random: () => number): Move[] {
  return Object.entries(figure).flatMap(([name, number]) => {
    if (name === 'yesterday' || typeof number !== 'number') return [];
    const move = walk(figure, name, number, random);
    return [() => (random() < 0.2 ? move() : undefined)];
  });
}

function sumOf(items: readonly unknown[]): number {
  const values = items.map((item) => (isFields(item) ? Number(item['value']) : 0));
  return values.reduce((sum, value) => sum + value, 0);
}

/** What is sold leaves the stock, what is returned goes back: together they stay what they were. */
function sell(item: Fields, stock: number, sales: number, random: () => number): Move {
  const nextSales = walkFrom(sales, random, { size: Math.min(stock, sales) });
  return () => {
    item['sales'] = nextSales();
    item['stock'] = stock + sales - Number(item['sales']);
  };
}

function movesOfTrend(kind: unknown, random: () => number): Move[] {
  const lines: unknown = isFields(kind) ? kind['data'] : undefined;
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: unknown) => {
    const months: unknown = isFields(line) ? line['data'] : undefined;
    return Array.isArray(months) ? movesOfMonths(months, random) : [];
  });
}

function movesOfMonths(months: unknown[], random: () => number): Move[] {
  return [...months.entries()].slice(-lastMonths).flatMap(([month, value]): Move[] => {
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const digits = digitsOf(value);
    const next = walkFrom(Number(value), random, { digits });
    // a numeric string stays one, with as many digits behind the point
    return [() => (months[month] = typeof value === 'string' ? next().toFixed(digits) : next())];
  });
}

function digitsOf(value: string | number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

/** The numbers that follow `start`, each rounded to `digits` behind the point; `size` is what reach and stride are parts of. */
function walkFrom(
  start: number,
  random: () => number,
  { size = Math.abs(start), digits = digitsOf(start) } = {},
): () => number {
  // a small number must be able to take at least one whole step, or it would stand still
  const longest = Math.max(size * stride, 10 ** -digits);
  let value = start;
  return () => {
    const aimed = value + (random() * 2 - 1) * longest + (start - value) * pull;
    const kept = Math.min(Math.max(aimed, start - size * reach), start + size * reach);
    value = Number(kept.toFixed(digits));
    return value;
  };
}
