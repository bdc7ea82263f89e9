import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { reasonFor, countPhrase, andPhrase } from '../reason-text.ts';
import { isInFile } from '../table.ts';

/** The fallback: shows everything. */
export function tableFallback({ table, measures }: Facts): Choice {
  const found = andPhrase(
    countPhrase(table.rows, 'row'),
    countPhrase(table.columns.filter(isInFile).length + (table.leftOut ?? 0), 'column'),
  );
  return { type: 'table', reason: reasonFor(found, 'table'), roles: { values: measures } };
}
