import { withAggregation } from '../aggregation/with-aggregation.ts';
import { isCaseName, isRevisionName, isToolName, isWorkName } from '../cells/run-names.ts';
import type { Choice } from '../choice.ts';
import { isOutcome, logIn } from '../column-roles/logs.ts';
import { categoryIn, numbersIn, type Facts } from '../facts.ts';
import { andPhrase, countPhrase, reasonFor } from '../reason-text.ts';
import { moments } from '../time-axis.ts';
import { median } from '../value-checks.ts';
import type { TablePhrase } from '../words/index.ts';
import { choiceWith } from './choice-of.ts';
import { isPerformance } from './experiment.ts';

const [maxCases, maxTools, fewestTimes, fewestRuns] = [40, 8, 3, 3];

/**
 * Runs of programs, each with its moment, the state of the code or the tool, and one figure of how much work it was: along the runs for each
 * example; with several tools, or where there is nothing to follow yet, the last run of each. Different examples are never added up.
 */
export function benchmarkRuns(facts: Facts): Choice | undefined {
  const { categories, column, distinct, overrides } = facts;
  const [time] = facts.times;
  if (time === undefined || !areRuns(facts) || overrides.label !== undefined || overrides.group !== undefined)
    return undefined;
  const named = (is: (name: string) => boolean, most: number): number | undefined =>
    categories.find((at) => is(column(at).name) && distinct(at) > 1 && distinct(at) <= most);
  const [example, tool] = [named(isCaseName, maxCases), named(isToolName, maxTools)];
  const isOfCode = facts.table.columns.some(({ name, kind }) => kind !== 'measure' && isRevisionName(name));
  if (!isOfCode && (example === undefined || tool === undefined)) return undefined;
  const label = example ?? tool;
  if (label === undefined) return alongRuns(facts, time, undefined);
  const isOne = example === undefined || tool === undefined;
  if (isOne && timesOfEach(facts, time, label) >= fewestTimes) return alongRuns(facts, time, label);
  return lastRuns(facts, time, { label, ...(!isOne && { group: tool }) });
}

/** Requests and what failed are counted, not measured. */
function areRuns(facts: Facts): boolean {
  const { column, measures, table } = facts;
  const [value, ...more] = measures;
  if (value === undefined || more.length > 0 || table.rows < fewestRuns) return false;
  if (!isPerformance(facts, value) && !isWorkName(column(value).name)) return false;
  return !logIn(table.columns) && !table.columns.some(isOutcome);
}

/** How many moments there are of a name, in the middle of all names. */
function timesOfEach(facts: Facts, time: number, label: number): number {
  const times = new Map<string, Set<number>>();
  const moments = numbersIn(facts, time);
  for (const [row, name] of categoryIn(facts, label).entries())
    times.set(name, (times.get(name) ?? new Set()).add(moments[row] ?? NaN));
  return median(Array.from(times.values(), ({ size }) => size));
}

function alongRuns(facts: Facts, label: number, group: number | undefined): Choice {
  const values = facts.measures.slice(0, 1);
  const runs = moments(facts, label);
  const found = group === undefined ? runs : andPhrase(runs, countPhrase(facts.distinct(group), 'group'));
  const roles = { label, values, ...(group !== undefined && { group }) };
  return choiceWith('lines', roles, facts, found);
}

/** The newest stands last, or its value would be lost. */
function lastRuns(
  facts: Facts,
  time: number,
  { label, group }: { readonly label: number; readonly group?: number },
): Choice | undefined {
  const { aggregate = 'last', distinct, measures } = facts;
  const times = numbersIn(facts, time);
  if (times.some((moment, row) => moment < (times[row - 1] ?? -Infinity))) return undefined;
  const type = group === undefined ? 'horizontal-bars' : 'grouped-bars';
  const roles = { label, values: measures.slice(0, 1), ...(group !== undefined && { group }) };
  // the first runs may have been of the only example there was
  const isUnnamed = categoryIn(facts, label).includes('');
  const names = countPhrase(distinct(label) - Number(isUnnamed), 'category');
  const tools = group === undefined ? 0 : new Set(categoryIn(facts, group).filter(Boolean)).size;
  const found = group === undefined ? names : andPhrase(names, countPhrase(tools, 'group'));
  const choice = withAggregation({ type, roles }, { ...facts, aggregate }, (how) => {
    const all = how(found);
    const named: TablePhrase = (words) => words.aggregation.also(all(words), words.aggregation.without(''));
    return reasonFor(isUnnamed ? named : all, type);
  });
  const only = [...(choice.aggregation?.only ?? []), { column: label, value: '', without: true as const }];
  return isUnnamed ? { ...choice, aggregation: { ...choice.aggregation, only } } : choice;
}
