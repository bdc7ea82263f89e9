import type { Column } from '../table.ts';

/** A shorter list is read as it is. */
const mostToRead = 30;

/** A long list without any figure, such as tickets or visits, gets a column that counts its rows. */
export function withCount(columns: readonly Column[], rows: number): readonly Column[] {
  if (rows <= mostToRead || columns.some((column) => isFigure(column) && !isEstimate(column, columns)))
    return columns;
  const values = new Float64Array(rows).fill(1);
  return [...columns, { kind: 'measure', name: '', role: { role: 'count' }, values }];
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
