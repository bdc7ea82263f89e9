import type { Cells } from '../raw-table.ts';
import { decimalMarkOf, type DecimalMark } from './decimal-mark.ts';
import { parseNumber } from './read-number.ts';
import { isEmptyCell } from './text.ts';
import { multiplierOf } from './units.ts';

export interface Numbers {
  readonly values: Float64Array;
  readonly unit?: string;
}

/** A column with more invalid cells than this, and more than valid ones, is not a number column. */
const maxInvalid = 50;

/**
 * The numbers of a column: 1,234.5 · 1.234,5 · 1 234,5 · 12% · ¥12 · 12 kg · (12). Undefined if more than a tenth of its cells are not
 * numbers, or if their units differ.
 * @param fileMark the decimal mark of the file's other columns, for 1.234, which is ambiguous by itself
 */
export function parseNumbers(cells: Cells, fileMark?: DecimalMark): Numbers | undefined {
  if (cells instanceof Float64Array) return { values: cells };
  const mark = decimalMarkOf(cells) ?? fileMark ?? '.';
  const values = new Float64Array(cells.length).fill(NaN);
  const units = new Set<string>();
  let unit = '';
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (isEmptyCell(cell)) continue;
    const number = parseNumber(cell, mark);
    if (!number) {
      if ((invalid += 1) > maxInvalid && invalid > valid) return undefined;
      continue;
    }
    valid += 1;
    values[at] = number.value;
    if (number.unit !== unit) units.add((unit = number.unit));
  }
  if (valid === 0 || invalid > valid / 10) return undefined;
  return withOneUnit(values, units, cells, mark);
}

function withOneUnit(
  values: Float64Array,
  units: ReadonlySet<string>,
  cells: readonly unknown[],
  mark: DecimalMark,
): Numbers | undefined {
  const named = [...units].filter((unit) => unit !== '');
  const [unit] = named;
  if (unit === undefined) return { values };
  if (named.length === 1) return { values, unit };
  if (!named.every((one) => multiplierOf(one) !== undefined)) return undefined;
  for (const [index, cell] of cells.entries()) {
    const number = parseNumber(cell, mark);
    if (number) values[index] = number.value * (multiplierOf(number.unit) ?? 1);
  }
  return { values };
}
