import { idNameOf } from '../cells/id-names.ts';
import { isSentName } from '../cells/sent-names.ts';
import { sequenceOf } from '../cells/sequences.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { tickIn } from '../cells/tick-words.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';

/** Fewer rows, or those of a few things by name, are compared one by one. */
const [fewestTicked, fewestRows, fewestNamed] = [5, 10, 31];
/** At least this share of the columns must have both yes and no. */
const leastMixed = 1 / 2;

/**
 * Columns that only say of each row whether something is so: what is in a basket, which answers somebody ticked. Each becomes a row with how
 * often it is so, the largest first. Beside them there is nothing to draw: an id, a name, or when a form was sent.
 */
export function countTicks(raw: RawTable): RawTable {
  if (raw.rows < fewestRows || raw.columns.length < fewestTicked) return raw;
  const ticked = raw.columns.filter((column) => !isNumberOrTime(column) && isTickOrEmpty(column));
  const others = raw.columns.filter((column) => !ticked.includes(column));
  if (ticked.length < fewestTicked || others.length > mostAside || !others.every((one) => isAside(one, raw)))
    return raw;
  // nobody answers by 0 and 1, machines do over time
  if (others.some(({ name }) => isSentName(name)) && ticked.some(isWrittenByMachine)) return raw;
  const counts = ticked.map(countsIn);
  const found = counts.filter((one) => one !== undefined);
  if (found.length < ticked.length || !areTold(raw, found)) return raw;
  const sorted = found.toSorted((one, other) => other.count - one.count);
  const counted: RawTable = {
    ...raw,
    rows: sorted.length,
    columns: [
      { name: 'name', cells: sorted.map(({ name }) => name) },
      { name: 'count', cells: sorted.map(({ count }) => count) },
    ],
    counted: { rows: raw.rows },
  };
  return noteFound(counted, 'table', ({ notes }) => notes.ticks(raw.rows));
}

const mostAside = 2;

/** An id or number, the name of who ticked, or when. */
function isAside(column: RawColumn, { rows, columns }: RawTable): boolean {
  const { cells } = column;
  if (isNumberOrTime(column)) return true;
  const isName = typeof cells[0] === 'string' && column === columns[0];
  return isName && rows >= fewestNamed && new Set<unknown>(cells).size === rows;
}

/** A number of the row, or when it was sent. */
export function isNumberOrTime({ name, cells }: RawColumn): boolean {
  return idNameOf(name) !== undefined || isSentName(name) || stepsByOne(cells);
}

function stepsByOne(cells: RawColumn['cells']): boolean {
  const first = Number(cells[0]);
  if (!Number.isInteger(first)) return false;
  for (let row = 0; row < cells.length; row += 1) if (Number(cells[row]) !== first + row) return false;
  return true;
}

function isWrittenByMachine({ cells }: RawColumn): boolean {
  return Array.from<unknown>(cells.slice(0, fewestRows)).some((cell) =>
    /^(?:\d|true|false)$/i.test(textOf(cell)),
  );
}

interface Ticks {
  readonly name: string;
  readonly count: number;
  readonly not: number;
}

/** Undefined if a cell says anything else. */
function countsIn({ name, cells }: RawColumn): Ticks | undefined {
  let [count, not] = [0, 0];
  for (let row = 0; row < cells.length; row += 1) {
    const tick = tickFor(name, cells[row]);
    if (tick === undefined && !isBlank(cells[row])) return undefined;
    if (tick === true) count += 1;
    else not += 1;
  }
  return { name, count, not };
}

/** Forms write an answer once more where it was ticked. */
function tickFor(name: string, cell: unknown): boolean | undefined {
  const tick = tickIn(cell);
  if (tick !== undefined || typeof cell !== 'string') return tick;
  const word = textOf(cell).trim();
  return word !== '' && answerOf(name) === word.toLowerCase() ? true : undefined;
}

/** `Which do you know? [Tea]`, `fruit: apples`: the end of the name. */
function answerOf(name: string): string {
  return (/(?:^|[[(:/|\-–—_] ?)([^[\](:/|–—_]+?)[)\]]?\s*$/u.exec(name)?.[1] ?? name).trim().toLowerCase();
}

function isTickOrEmpty({ name, cells: [cell] }: RawColumn): boolean {
  return tickFor(name, cell) !== undefined || isBlank(cell);
}

function isBlank(cell: unknown): boolean {
  return cell === '' || isEmptyCell(cell);
}

/** The letters and numbers that columns without names get. */
const noName = /^(?:[A-Z]{1,2}|\d+)$/;

/** Most are so in some rows and not in others, they have names that are no times, and they are no graph of points by points. */
function areTold({ rows }: RawTable, ticks: readonly Ticks[]): boolean {
  const mixed = ticks.filter(({ count, not }) => count > 0 && not > 0);
  const names = ticks.map(({ name }) => name).filter((name) => !noName.test(name));
  if (mixed.length <= leastMixed * ticks.length || names.length <= ticks.length / 2) return false;
  return rows !== ticks.length && sequenceOf(names) === undefined && !parseTimes(names);
}
