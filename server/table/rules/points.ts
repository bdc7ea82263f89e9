import type { Choice } from '../choice.ts';
import { numbersIn, wordsIn, type Facts } from '../facts.ts';
import { sizeMeasureOf } from '../points.ts';
import { counted, together } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';
import { areComparable, isPositive } from './number-checks.ts';

/** The fewest values that show a distribution. */
const enoughPerBox = 5;
const enoughPoints = 10;

/** Many values per category, for a few categories, without time. */
export function boxes(facts: Facts): Choice | undefined {
  const { words, measures, table, times } = facts;
  const [label] = words;
  if (label === undefined || measures.length !== 1 || times.length > 0) return undefined;
  const names = facts.distinct(label);
  const repeated = words.every((at) => at === label || isNumbering(facts, at));
  if (!repeated || names < 2 || names > 30 || table.rows < enoughPerBox * names) return undefined;
  return choiceOf('boxplot', facts, together(counted(names, 'category'), counted(table.rows, 'value')));
}

/** Row numbers or codes, which carry no information. */
function isNumbering(facts: Facts, at: number): boolean {
  return (
    facts.distinct(at) === facts.table.rows && wordsIn(facts, at).every((word) => /^[\da-f-]+$/i.test(word))
  );
}

/** Two measures of many things, and a third for their size. */
export function bubbles(facts: Facts): Choice | undefined {
  const size = facts.overrides.size ?? sizeMeasureOf(facts);
  if (facts.measures.length !== 3 || size === undefined || facts.table.rows < 4) return undefined;
  if (facts.times.length > 0 || !isPositive(numbersIn(facts, size))) return undefined;
  if (facts.words.length > 2 || areComparable(facts, facts.measures)) return undefined;
  return choiceOf('bubble', facts, together(counted(facts.table.rows, 'point'), counted(3, 'measure')));
}

/** Two measures of many things: shows their correlation. */
export function points(facts: Facts): Choice | undefined {
  const { measures, words, times, table } = facts;
  if (measures.length !== 2 || times.length > 0) return undefined;
  if (words.length > 0 && table.rows < enoughPoints) return undefined;
  return choiceOf('scatter', facts, together(counted(table.rows, 'point'), counted(2, 'measure')));
}
