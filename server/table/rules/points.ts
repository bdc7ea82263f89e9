import type { Choice } from '../choice.ts';
import { numbersIn, categoryIn, type Facts } from '../facts.ts';
import { sizeMeasureOf } from '../points.ts';
import { countPhrase, andPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';
import { areComparable, isPositive } from './number-checks.ts';

/** The fewest values that show a distribution. */
const minPerBox = 5;
const minPoints = 10;

/** Many values per category, for a few categories, without time. */
export function boxplot(facts: Facts): Choice | undefined {
  const { categories, measures, table, times } = facts;
  const [label] = categories;
  if (label === undefined || measures.length !== 1 || times.length > 0) return undefined;
  const names = facts.distinct(label);
  const repeated = categories.every((at) => at === label || isNumbering(facts, at));
  if (!repeated || names < 2 || names > 30 || table.rows < minPerBox * names) return undefined;
  return choiceOf(
    'boxplot',
    facts,
    andPhrase(countPhrase(names, 'category'), countPhrase(table.rows, 'value')),
  );
}

/** Row numbers or codes, which carry no information. */
function isNumbering(facts: Facts, at: number): boolean {
  return (
    facts.distinct(at) === facts.table.rows &&
    categoryIn(facts, at).every((word) => /^[\da-f-]+$/i.test(word))
  );
}

/** Two measures of many things, and a third for their size. */
export function bubble(facts: Facts): Choice | undefined {
  const size = facts.overrides.size ?? sizeMeasureOf(facts);
  if (facts.measures.length !== 3 || size === undefined || facts.table.rows < 4) return undefined;
  if (facts.times.length > 0 || !isPositive(numbersIn(facts, size))) return undefined;
  if (facts.categories.length > 2 || areComparable(facts, facts.measures)) return undefined;
  return choiceOf(
    'bubble',
    facts,
    andPhrase(countPhrase(facts.table.rows, 'point'), countPhrase(3, 'measure')),
  );
}

/** Two measures of many things: shows their correlation. */
export function scatter(facts: Facts): Choice | undefined {
  const { measures, categories, times, table } = facts;
  if (measures.length !== 2 || times.length > 0) return undefined;
  if (table.ordered && areComparable(facts, measures)) return undefined;
  if (categories.length > 0 && table.rows < minPoints) return undefined;
  return choiceOf('scatter', facts, andPhrase(countPhrase(table.rows, 'point'), countPhrase(2, 'measure')));
}
