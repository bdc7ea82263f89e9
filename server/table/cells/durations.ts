import { isEmptyCell } from './text.ts';

const span = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d(?:[.,]\d{1,3})?))?$/;
/** `5h 28m`, `7m`, `1 h 5 min 30 s`. */
const spoken = /^(?=\d)(?:(\d{1,4}) ?h(?:rs?|ours?)?)?(?: ?(\d{1,4}) ?m(?:in)?)?(?: ?(\d{1,5}) ?s(?:ec)?)?$/i;

/**
 * Spans of time with their units, whatever the column is called, in hours; NaN where there is none. Undefined unless all cells are such, and
 * some have two units: `7m` alone may be metres.
 */
export function parseSpokenDurations(cells: readonly unknown[]): Float64Array | undefined {
  const hours = new Float64Array(cells.length).fill(NaN);
  let areSpans = false;
  for (const [row, cell] of cells.entries()) {
    if (isEmptyCell(cell)) continue;
    const found = typeof cell === 'string' && cell.length <= 20 ? spoken.exec(cell.trim()) : null;
    if (!found) return undefined;
    const [h, m, s] = [found[1], found[2], found[3]];
    areSpans ||= [h, m, s].filter((part) => part !== undefined).length > 1;
    hours[row] = Math.round((Number(h ?? 0) + Number(m ?? 0) / 60 + Number(s ?? 0) / 3600) * 1e4) / 1e4;
  }
  return areSpans ? hours : undefined;
}

/** Who did not start or finish, or was disqualified. */
const noTime = /^(?:dn[fsqc]|dsq|dq|abd|ab|np|hd|nc|aufg|n\.?a\.?|ret)\.?$/i;

/**
 * Spans of time as time sheets write them, `1:30` or `01:30:00`, in hours; NaN where empty. Undefined unless all cells are such. Runners write
 * `52:30` beside `1:41:30`: minutes and seconds, which are more than any number of hours there.
 * @param ofRace two parts are minutes and seconds in any case, and some did not finish
 */
export function parseDurations(cells: readonly unknown[], ofRace = false): Float64Array | undefined {
  const hours = new Float64Array(cells.length).fill(NaN);
  const inMinutes = ofRace || areMinutes(cells);
  const digits = ofRace ? 1e6 : 1e4;
  let count = 0;
  for (const [row, cell] of cells.entries()) {
    if (isEmptyCell(cell) || (ofRace && isNoTime(cell))) continue;
    const found = typeof cell === 'string' ? span.exec(cell.trim()) : null;
    if (!found) return undefined;
    const [, first, second, third] = found;
    const exact = Number(first) + Number(second) / 60 + Number((third ?? '0').replace(',', '.')) / 3600;
    const isShort = inMinutes && third === undefined;
    hours[row] = Math.round((isShort ? exact / 60 : exact) * digits) / digits;
    count += 1;
  }
  return count > 0 ? hours : undefined;
}

function isNoTime(cell: unknown): boolean {
  return typeof cell === 'string' && noTime.test(cell.trim());
}

/** Whether the cells of two parts begin with more than those of three do, by far. */
function areMinutes(cells: readonly unknown[]): boolean {
  const [short, long]: [number[], number[]] = [[], []];
  for (const cell of cells) {
    const found = typeof cell === 'string' ? span.exec(cell.trim()) : null;
    if (found) (found[3] === undefined ? short : long).push(Number(found[1]));
  }
  if (short.length === 0 || long.length === 0) return false;
  const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
  return most(long) < 24 && most(short) >= 24;
}
