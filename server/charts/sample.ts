/** As much of a JSON text as is read to tell what it is like; UTF-16 units, about. */
const enough = 64 * 1024;
/** Shorter lists are no rows, or too few to leave some out. */
const fewest = 20;

export interface Sample {
  json: unknown;
  /** how many rows there are when the sample has so many */
  all: (rows: number) => number;
}

/**
 * A large JSON value with only every so many of its rows. A list inside of a list is a row, and its values are columns: it stays whole.
 * `length` is that of the text.
 */
export function sampled(json: unknown, length: number): Sample {
  const step = Math.ceil(length / enough);
  if (step <= 1) return { json, all: (rows) => rows };
  const count = { lists: 0, all: 0, kept: 0 };
  const sample = thinned(json, step, count);
  const all = (rows: number) => {
    if (count.kept === count.all) return rows;
    // lists of one object are columns, those of several objects parts: either way there are as many times more
    return count.lists === 1 ? rows + count.all - count.kept : Math.round((rows * count.all) / count.kept);
  };
  return { json: sample, all };
}

interface Count {
  lists: number;
  all: number;
  kept: number;
}

function thinned(json: unknown, step: number, count: Count): unknown {
  if (Array.isArray(json)) return thinnedRows(json, step, count);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, thinned(value, step, count)]));
}

function thinnedRows(list: readonly unknown[], step: number, count: Count): unknown[] {
  const isLong = list.length >= step * fewest;
  const rows = isLong ? list.filter((_, i) => i % step === 0) : list;
  if (isLong) {
    count.lists++;
    count.all += list.length;
    count.kept += rows.length;
  }
  return rows.map((row) => (Array.isArray(row) ? row : thinned(row, step, count)));
}
