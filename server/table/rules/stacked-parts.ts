import { withAggregation } from '../aggregation/with-aggregation.ts';
import { answerCounts } from '../answer-counts.ts';
import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { andPhrase, countPhrase, partsPhrase, reasonFor } from '../reason-text.ts';
import { partsOfStem } from '../stem-parts.ts';
import { isOfNow } from '../asides.ts';

const [fewestRows, mostRows] = [2, 60];

/** Counts of all answers or outcomes by name: each is a part, however small. */
export function stackedAnswers(facts: Facts): Choice | undefined {
  if (facts.overrides.values.length > 0) return undefined;
  const answers = answerCounts(facts, facts.measures);
  return answers && stacked(facts, answers);
}

/** Named things with a figure and what it is made up of: its parts. */
export function stackedStem(facts: Facts): Choice | undefined {
  const parts = facts.overrides.values.length === 0 ? partsOfStem(facts) : undefined;
  return parts && stacked(facts, parts);
}

function stacked(facts: Facts, values: readonly number[]): Choice | undefined {
  const { distinct, table, times } = facts;
  const label = labelOf(facts);
  if (label === undefined || distinct(label) < table.rows || !times.every((at) => isOfNow(facts, at)))
    return undefined;
  if (table.rows < fewestRows || table.rows > mostRows) return undefined;
  const type = 'stacked-bars';
  const found = andPhrase(countPhrase(table.rows, 'category'), partsPhrase(values.length));
  return withAggregation({ type, roles: { label, values } }, facts, (how) => reasonFor(how(found), type));
}
