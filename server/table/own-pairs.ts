import { categoryIn, type Facts } from './facts.ts';

/** Whether each row is another pair of the values of two columns: a state and a year. */
export function haveOwnPairs(facts: Facts, one: number, other: number): boolean {
  const [first, second] = [categoryIn(facts, one), categoryIn(facts, other)];
  return new Set(first.map((value, row) => JSON.stringify([value, second[row]]))).size === facts.table.rows;
}
