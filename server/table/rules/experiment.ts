import { wholeKind } from '../aggregation/whole-kind.ts';
import { quantityInName } from '../aggregation/quantity-names.ts';
import { isPerformanceName, isRunTimeName } from '../cells/run-names.ts';
import type { Choice } from '../choice.ts';
import { categoryIn, measureIn, type Facts } from '../facts.ts';
import { mainMeasureOf } from '../main-measure.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { choiceWith } from './choice-of.ts';

const maxLevels = 10;
const number = /^-?\d+(?:\.\d+)?$/;

const timeUnit = /^(?:ns|[uµμ]s|ms|s|sec|min)$/;

/** What runs are compared by: how long they take and how well they do. People and money are added up, whatever numbers tell them apart. */
export function isPerformance(facts: Facts, at: number): boolean {
  const { name } = facts.column(at);
  return (
    timeUnit.test(measureIn(facts, at)?.unit ?? '') ||
    isPerformanceName(name) ||
    quantityInName(name) === 'rate'
  );
}

/** Runs of an experiment with numbers that were set: what was measured, averaged by the number with most values, for each kind of thing. */
export function experiment(facts: Facts): Choice | undefined {
  const { aggregate = 'mean', categories, distinct, ids, overrides, table } = facts;
  const isSet = (at: number): boolean => {
    const role = table.columns[at]?.role;
    const isFactor = role?.role === 'id' && role.why === 'form' && distinct(at) <= maxLevels;
    return isFactor && categoryIn(facts, at).every((text) => number.test(text));
  };
  const factors = ids.filter(isSet).toSorted((one, other) => distinct(other) - distinct(one));
  const [label, next] = factors;
  const kind = categories.find((at) => at !== label && distinct(at) > 1 && distinct(at) <= maxLevels);
  // where one kind of runs was not made with all numbers, means of both would not compare
  const group =
    kind !== undefined && next !== undefined && wholeKind(facts, kind, next) ? next : (kind ?? next);
  const measured = facts.measures.filter((at) => isPerformance(facts, at));
  const main = measured.find((at) => at === mainMeasureOf(facts));
  const value = main ?? measured.find((at) => isRunTimeName(facts.column(at).name)) ?? measured[0];
  if (
    label === undefined ||
    group === undefined ||
    value === undefined ||
    overrides.label !== undefined ||
    overrides.group !== undefined
  )
    return undefined;
  if (distinct(label) * distinct(group) > table.rows) return undefined;
  const found = andPhrase(countPhrase(distinct(label), 'step'), countPhrase(distinct(group), 'group'));
  const roles = { label, group, values: [value] };
  return choiceWith('grouped-bars', roles, { ...facts, aggregate }, found);
}
