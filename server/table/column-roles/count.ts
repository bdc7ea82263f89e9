import type { Column } from '../table.ts';
import { rangesOf } from './ranges.ts';

/** A shorter list is read as it is. */
const mostToRead = 30;

/** A long list without any figure, such as tickets or visits, gets a column that counts its rows; so does one of values whose spread is asked for. */
export function withCount(columns: readonly Column[], rows: number): readonly Column[] {
  const ranges = rangesOf(columns, rows);
  if (ranges) return [...columns, ranges, countOf(rows)];
  if (rows <= mostToRead || columns.some((column) => isFigure(column) && !isEstimate(column, columns)))
    return columns;
  return [...columns, countOf(rows)];
}

function countOf(rows: number): Column {
  return { kind: 'measure', name: '', role: { role: 'count' }, values: new Float64Array(rows).fill(1) };
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
