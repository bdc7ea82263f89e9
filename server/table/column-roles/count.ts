import type { Column } from '../table.ts';
import { isKind, isOutcome, logIn } from './logs.ts';
import { rangesOf } from './ranges.ts';

/** A shorter list is read as it is. */
const mostToRead = 30;

/**
 * A long list without any figure, such as tickets or visits, gets a column that counts its rows; so does a log, a list that says what became
 * of each row, or what kind it is, and one of values whose spread is asked for.
 */
export function withCount(columns: readonly Column[], rows: number): readonly Column[] {
  const ranges = rangesOf(columns, rows);
  if (ranges) return [...columns, ranges, countOf(rows)];
  return rows > mostToRead && isCountable(columns) ? [...columns, countOf(rows)] : columns;
}

function countOf(rows: number): Column {
  return { kind: 'measure', name: '', role: { role: 'count' }, values: new Float64Array(rows).fill(1) };
}

function isCountable(columns: readonly Column[]): boolean {
  return (
    !hasFigures(columns) ||
    columns.some((one) => isOutcome(one) || isKind(one)) ||
    logIn(columns) !== undefined
  );
}

/** Whether anything in the rows is a figure, except what tickets are thought to take. */
export function hasFigures(columns: readonly Column[]): boolean {
  return columns.some((column) => isFigure(column) && !isEstimate(column, columns));
}

function isFigure({ kind, role }: Column): boolean {
  return kind === 'measure' && (role === undefined || role.role === 'attribute');
}

const estimateName = /story.?points?|estimate|aufwand|估算|工作量/i;
const statusName = /^(?:issue.?)?(?:status|state|resolution|状态)$/i;

/** What some tickets are thought to take: these are counted by what became of them. */
function isEstimate({ kind, name }: Column, columns: readonly Column[]): boolean {
  return (
    kind === 'measure' && estimateName.test(name) && columns.some((one) => statusName.test(one.name.trim()))
  );
}
