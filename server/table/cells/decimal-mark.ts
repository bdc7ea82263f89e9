import type { Cells } from '../raw-table.ts';
import { partsOf } from './number-parts.ts';

/** Which of `.` and `,` ends the whole part of a number. */
export type DecimalMark = '.' | ',';

/** Cells that are asked for their decimal mark. */
const askedForMark = 2000;

/** What the cells prove about their decimal mark; undefined when nothing does, or they contradict one another. */
export function decimalMarkOf(cells: Cells): DecimalMark | undefined {
  if (cells instanceof Float64Array) return undefined;
  let found: DecimalMark | undefined;
  for (const cell of cells.slice(0, askedForMark)) {
    if (typeof cell !== 'string' || !/[.,]/.test(cell)) continue;
    const mark = provenMark(partsOf(cell)?.digits ?? '');
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
