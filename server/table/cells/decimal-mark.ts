import type { Cells } from '../raw-table.ts';
import { splitNumber } from './number-parts.ts';

/** The character between the integer part and the fraction. */
export type DecimalMark = '.' | ',';

/** The number of cells that are examined. */
const sampleSize = 2000;

const known = new WeakMap<readonly unknown[], { readonly mark: DecimalMark | undefined }>();

/** The decimal mark that the cells prove; undefined without proof, or if they contradict each other. Looked for once. */
export function decimalMarkOf(cells: Cells): DecimalMark | undefined {
  if (cells instanceof Float64Array) return undefined;
  let found = known.get(cells);
  if (!found) known.set(cells, (found = { mark: markIn(cells) }));
  return found.mark;
}

function markIn(cells: readonly unknown[]): DecimalMark | undefined {
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
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (at < 0) return undefined;
  const [last, other] = digits[at] === ',' ? ([',', '.'] as const) : (['.', ','] as const);
  if (digits.includes(other)) return last;
  if (digits.indexOf(last) < at) return other;
  const [whole, fraction] = [digits.slice(0, at), digits.slice(at + 1)];
  return fraction.length !== 3 || whole.length > 3 || /^0?$/.test(whole) ? last : undefined;
}
