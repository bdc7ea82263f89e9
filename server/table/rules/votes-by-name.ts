import { isAgeName } from '../cells/age-names.ts';
import { isCandidateName, isOrderName, isVoteName } from '../cells/vote-names.ts';
import type { Choice } from '../choice.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { saysWhatIsDrawn } from '../overrides.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { isPositive } from '../value-checks.ts';
import { choiceWith } from './choice-of.ts';

const [fewestRows, mostRows] = [3, 60];
/** Votes and their shares can be drawn together. */
const manyFigures = 3;
/** Of the rows: a few persons may be called alike. */
const minNames = 0.9;

/** Persons or parties, each with the votes for it and other figures, such as ages and places: they are compared by their votes. */
export function votesByName(facts: Facts): Choice | undefined {
  const { categories, column, distinct, measures, overrides, table, times } = facts;
  if (table.rows < fewestRows || table.rows > mostRows || times.length > 0) return undefined;
  if (saysWhatIsDrawn(overrides)) return undefined;
  const label = categories.find(
    (at) => isCandidateName(column(at).name) && distinct(at) >= minNames * table.rows,
  );
  const [value, ...more] = measures.filter((at) => isVoteName(column(at).name));
  if (label === undefined || value === undefined || more.length > 0) return undefined;
  const isOfPersons = measures.some((at) => isAgeName(column(at).name) || isOrderName(column(at).name));
  if (measures.length < (isOfPersons ? 2 : manyFigures)) return undefined;
  if (!isPositive(numbersIn(facts, value))) return undefined;
  const found = andPhrase(countPhrase(distinct(label), 'category'), (words) =>
    words.someMeasures(1, measures.length),
  );
  return choiceWith('horizontal-bars', { label, values: [value] }, facts, found);
}
