import { isCandidateName } from '../cells/vote-names.ts';
import type { Choice } from '../choice.ts';
import { areTold } from '../aggregation/told-apart.ts';
import { categoryIn, numbersIn, type Facts } from '../facts.ts';
import { groupOf } from '../groups.ts';
import { mainMeasureOf } from '../main-measure.ts';
import { countPhrase, andPhrase } from '../reason-text.ts';
import { rolesFor } from '../roles.ts';
import { timeAxisOf } from '../time-axis.ts';
import { choiceOf, choiceWith } from './choice-of.ts';
import { areComparable } from './number-checks.ts';

/** More comparable measures than bars could show side by side. */
export function matrixHeatmap(facts: Facts): Choice | undefined {
  const { categories, measures, table, distinct } = facts;
  const [label] = categories;
  if (label === undefined || distinct(label) < table.rows || table.rows < 3) return undefined;
  const isFew = measures.length < 6 || (table.rows <= 5 && measures.length <= 10);
  if (!isSquare(facts, label) && (isFew || !areComparable(facts, measures, 50) || haveOneBalance(facts)))
    return undefined;
  return choiceOf(
    'heatmap',
    facts,
    andPhrase(countPhrase(table.rows, 'row'), countPhrase(measures.length, 'column')),
  );
}

/** From each thing to each other: the rows are called like the columns, but for what comes in and goes out. */
function isSquare({ measures, column }: Facts, label: number): boolean {
  const names = new Set(measures.map((at) => bareName(column(at).name)));
  const rows = [...column(label).values].map((name) => bareName(String(name)));
  const shared = rows.filter((name) => names.has(name)).length;
  return names.size >= 3 && rows.length === names.size && shared >= 0.8 * rows.length;
}

/** Programs write dots and underscores where names have blanks. */
function bareName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Wins, losses, goals and the difference of goals: figures of different kinds, by the signs of a few. */
function haveOneBalance(facts: Facts): boolean {
  const negative = facts.measures.filter((at) => numbersIn(facts, at).some((value) => value < 0)).length;
  return negative > 0 && negative <= facts.measures.length / 4;
}

const [maxLabels, maxBarGroups] = [8, 4];

/** Several rows for each pair of categories, told apart by a further column, such as the towns of a land: their sums or means. */
export function mergedPairs(facts: Facts): Choice | undefined {
  const { measures, table, distinct } = facts;
  const roles = rolesFor('grouped-bars', facts);
  if (measures.length === 0 || roles?.label === undefined || roles.group === undefined) return undefined;
  const pairs = distinct(roles.label) * distinct(roles.group);
  if (pairs < 4 || table.rows < 2 * pairs || timeAxisOf(facts) !== undefined || !areTold(facts, roles))
    return undefined;
  return pairsChoice(facts, roles.label, roles.group);
}

function pairsChoice(facts: Facts, label: number, group: number): Choice | undefined {
  const { distinct } = facts;
  if (areNamed(facts, label, group)) return undefined;
  const found = andPhrase(countPhrase(distinct(label), 'category'), countPhrase(distinct(group), 'group'));
  return choiceOf(isSmall(facts, label, group) ? 'grouped-bars' : 'heatmap', facts, found);
}

/** Rows that have names of their own are compared by these. */
function areNamed(facts: Facts, label: number, group: number): boolean {
  return [label, group, ...facts.categories].some((at) => areNames(facts, at));
}

function isSmall({ distinct }: Facts, label: number, group: number): boolean {
  return distinct(label) <= maxLabels && distinct(group) <= maxBarGroups;
}

/** Nearly each row has a name of its own, and that is called a name: an axis of a heat map has names that come again. */
const [fewestNames, minNames] = [12, 0.9];

function areNames({ column, distinct, table }: Facts, at: number): boolean {
  const isOfEach = table.rows >= fewestNames && distinct(at) >= minNames * table.rows;
  return isOfEach && isCandidateName(column(at).name);
}

/** Long format: one value per pair of categories. Small ones are more legible as bars. */
export function categoryPairs(facts: Facts): Choice | undefined {
  const { categories, measures, table, distinct } = facts;
  const [label] = categories;
  if (label === undefined || measures.length === 0) return undefined;
  const group = groupOf(facts, label);
  if (group === undefined || distinct(label) * distinct(group) < table.rows) return undefined;
  if (distinct(group) === table.rows) return undefined;
  if (table.rows < 0.5 * distinct(label) * distinct(group)) return undefined;
  return isSmall(facts, label, group) || isFull(facts, label, group)
    ? pairsChoice(facts, label, group)
    : barsOfParts(facts, label, group);
}

const [mostEmpty, longName] = [1 / 3, 15];

/** Whether nearly all pairs are there. Long names of which most belong to one thing alone are no axis either. */
function isFull(facts: Facts, label: number, group: number): boolean {
  const [one, other] = [facts.distinct(label), facts.distinct(group)];
  // what is of two years is not added up
  if (facts.times.includes(label) || facts.times.includes(group)) return true;
  if (facts.table.rows < (1 - mostEmpty) * one * other) return false;
  const counts = new Map<string, number>();
  for (const name of categoryIn(facts, one > other ? label : group))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts.keys()];
  const alone = names.filter((name) => counts.get(name) === 1);
  return (
    alone.length <= names.length / 2 ||
    names.filter(({ length }) => length > longName).length < names.length / 2
  );
}

const maxBars = 60;

/** The finer of two categories, of which the other says where it belongs: the steps of jobs. */
function barsOfParts(facts: Facts, label: number, group: number): Choice | undefined {
  const { distinct } = facts;
  const [finer, value] = [distinct(group) > distinct(label) ? group : label, mainMeasureOf(facts)];
  if (value === undefined || distinct(finer) > maxBars || areNamed(facts, label, group)) return undefined;
  const found = countPhrase(distinct(finer), 'category');
  return choiceWith('horizontal-bars', { label: finer, values: [value] }, facts, found);
}
