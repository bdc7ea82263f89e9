import type { Cells } from '../raw-table.ts';
import { decimalMarkOf, type DecimalMark } from './decimal-mark.ts';
import { readNumber } from './read-number.ts';
import { isEmptyCell } from './text.ts';
import { factorOf } from './units.ts';

export interface Numbers {
  readonly values: Float64Array;
  readonly unit?: string;
}

/** So many cells that are none, and more than are, and the column is given up. */
const mostBad = 50;

/**
 * The numbers of a column: 1,234.5 · 1.234,5 · 1 234,5 · 12% · ¥12 · 12 kg · (12). Undefined when more than a tenth of what is there is
 * none, or the units differ. `usual`: the mark that the rest of the file has, for 1.234, which alone may be either.
 */
export function numbersOf(cells: Cells, usual?: DecimalMark): Numbers | undefined {
  if (cells instanceof Float64Array) return { values: cells };
  const mark = decimalMarkOf(cells) ?? usual ?? '.';
  const values = new Float64Array(cells.length).fill(NaN);
  const units = new Set<string>();
  let unit = '';
  let good = 0;
  let bad = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (isEmptyCell(cell)) continue;
    const read = readNumber(cell, mark);
    if (!read) {
      if ((bad += 1) > mostBad && bad > good) return undefined;
      continue;
    }
    good += 1;
    values[at] = read.value;
    if (read.unit !== unit) units.add((unit = read.unit));
  }
  if (good === 0 || bad > good / 10) return undefined;
  return inOneUnit(values, units, cells, mark);
}

function inOneUnit(
  values: Float64Array,
  units: ReadonlySet<string>,
  cells: readonly unknown[],
  mark: DecimalMark,
): Numbers | undefined {
  const named = [...units].filter((unit) => unit !== '');
  const [unit] = named;
  if (unit === undefined) return { values };
  if (named.length === 1) return { values, unit };
  if (!named.every((one) => factorOf(one) !== undefined)) return undefined;
  for (const [index, cell] of cells.entries()) {
    const read = readNumber(cell, mark);
    if (read) values[index] = read.value * (factorOf(read.unit) ?? 1);
  }
  return { values };
}
