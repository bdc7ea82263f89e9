import type { Column } from '../table.ts';

/** A shorter list is read as it is. */
const mostToRead = 30;

/** A long list without any figure, such as tickets or visits, gets a column that counts its rows. */
export function withCount(columns: readonly Column[], rows: number): readonly Column[] {
  if (rows <= mostToRead || columns.some(isFigure)) return columns;
  const values = new Float64Array(rows).fill(1);
  return [...columns, { kind: 'measure', name: '', role: { role: 'count' }, values }];
}

function isFigure({ kind, role }: Column): boolean {
  return kind === 'measure' && (role === undefined || role.role === 'attribute');
}
