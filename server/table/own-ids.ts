import type { Facts } from './facts.ts';

/** Whether each row is a thing with an id or an address of its own: an offer, a deal. */
export function hasOwnIds({ column, distinct, ids, table }: Facts): boolean {
  return [...ids, ...table.columns.keys()].some(
    (at) => ['id', 'link'].includes(column(at).role?.role ?? '') && distinct(at) === table.rows,
  );
}
