import type { Translations } from '#protocol';
import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import type { TablePhrase } from '../words/index.ts';
import { aggregationFor } from './aggregation-for.ts';
import { aggregationPhrase } from './phrase.ts';

/** The choice with its aggregation; `reasonOf` is given what adds to a phrase how the values are made: `, added up by week`. */
export function withAggregation(
  choice: Pick<Choice, 'type' | 'roles'>,
  facts: Facts,
  reasonOf: (how: (found: TablePhrase) => TablePhrase) => Translations,
): Choice {
  const aggregation = aggregationFor(choice.type, facts, choice.roles);
  if (!aggregation) return { ...choice, reason: reasonOf((found) => found) };
  return {
    ...choice,
    reason: reasonOf((found) => aggregationPhrase(found, aggregation, namesOf(facts, choice))),
    aggregation,
  };
}

function namesOf(facts: Facts, { roles }: Pick<Choice, 'roles'>): string[] {
  return roles.values.map((at) => facts.column(at).name);
}
