/** How much of a JSON text is sampled. UTF-16 units, roughly */
const enough = 64 * 1024;
/** Shorter lists are not rows, or too few to skip some. */
const fewest = 20;

export interface Sample {
  json: unknown;
  /** scales a number of rows in the sample up to the whole */
  all: (rows: number) => number;
}

/**
 * A sample of a large JSON value: every nth of its rows. A list inside a list is a row and its values are columns: it stays whole. `length`
 * is that of the text.
 */
export function sampled(json: unknown, length: number): Sample {
  const step = Math.ceil(length / enough);
  if (step <= 1) return { json, all: (rows) => rows };
  const count = { lists: 0, all: 0, kept: 0 };
  const sample = thinned(json, step, count);
  const all = (rows: number) => {
    if (count.kept === count.all) return rows;
    // the lists of one object are its columns, those of several objects are parts: both scale by the same factor
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
