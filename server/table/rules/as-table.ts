import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { because, counted, together } from '../reason-text.ts';

/** The fallback: shows everything. */
export function asTable({ table, measures }: Facts): Choice {
  const found = together(
    counted(table.rows, 'row'),
    counted(table.columns.length + (table.leftOut ?? 0), 'column'),
  );
  return { type: 'table', reason: because(found, 'table'), roles: { values: measures } };
}
