import type { Choice } from '../choice.ts';
import { drawnMeasures } from '../drawn-measures.ts';
import type { Facts } from '../facts.ts';
import { labelOf, rolesWithLabel } from '../label.ts';
import { andPhrase, countPhrase, reasonFor } from '../reason-text.ts';

/** Fewer of either are seen better as bars. */
const [minSteps, minMeasures] = [8, 5];

/** Many figures of groups that are in an order of their own, such as ages: their course, of those that share a scale. */
export function linesOverRanges(facts: Facts): Choice | undefined {
  const { measures, pickedFrom = measures.length, table, distinct, sequence, times } = facts;
  const label = labelOf(facts);
  if (label === undefined || times.length > 0 || sequence(label) !== 'ranges') return undefined;
  if (table.rows < minSteps || distinct(label) < table.rows || measures.length < minMeasures)
    return undefined;
  const values = drawnMeasures(facts);
  const found = andPhrase(countPhrase(table.rows, 'step'), (words) =>
    values.length < pickedFrom
      ? words.someMeasures(values.length, pickedFrom)
      : words.counts.measure(values.length),
  );
  return { type: 'lines', reason: reasonFor(found, 'lines'), roles: rolesWithLabel(label, values) };
}
