import type { Cells } from '../raw-table.ts';
import { splitNumber } from './number-parts.ts';

/** The character between the integer part and the fraction. */
export type DecimalMark = '.' | ',';

/** The number of cells that are examined. */
const sampleSize = 2000;

/** The decimal mark that the cells prove; undefined without proof, or if they contradict each other. */
export function decimalMarkOf(cells: Cells): DecimalMark | undefined {
  if (cells instanceof Float64Array) return undefined;
  let found: DecimalMark | undefined;
  for (const cell of cells.slice(0, sampleSize)) {
    if (typeof cell !== 'string' || !/[.,]/.test(cell)) continue;
    const mark = provenMark(splitNumber(cell)?.digits ?? '');
    if (mark === undefined) continue;
    if (found !== undefined && found !== mark) return undefined;
    found = mark;
  }
  return found;
}

function provenMark(digits: string): DecimalMark | undefined {
  const marks = digits.replace(/[^.,]/g, '');
  const last = marks.at(-1) === ',' ? ',' : '.';
  const other = last === ',' ? '.' : ',';
  if (marks.length === 0) return undefined;
  if (marks.includes(other)) return last;
  if (marks.length > 1) return other;
  const [whole = '', fraction = ''] = digits.split(last);
  return fraction.length !== 3 || whole.length > 3 || /^0?$/.test(whole) ? last : undefined;
}
