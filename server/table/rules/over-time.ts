import type { Choice } from '../choice.ts';
import { countSteps } from '../aggregation/steps.ts';
import { quantityOf } from '../aggregation/quantity.ts';
import { areEvenlySpaced } from '../even-steps.ts';
import { drawnMeasures } from '../drawn-measures.ts';
import { numbersIn, timeIn, type Facts } from '../facts.ts';
import { groupOf } from '../groups.ts';
import { grainOf, maxSeries } from '../label.ts';
import { mainMeasureOf } from '../main-measure.ts';
import { haveOwnPairs } from '../own-pairs.ts';
import { countPhrase, andPhrase } from '../reason-text.ts';
import { rolesFor } from '../roles.ts';
import { isClockGrain } from '../table.ts';
import type { TablePhrase } from '../words/index.ts';
import { choiceWith } from './choice-of.ts';
import { isPositive } from '../value-checks.ts';
import { moments, timeAxisOf } from '../time-axis.ts';

/** Payments on a few days here and there have no course. */
const fewDays = 4;

const [compared, fewestCompared, mostCompared] = [2, 3, 40];

/** Two days or years of many things are no course: each thing then and now, side by side. Two minutes of a few are the start of a log. */
export function twoMoments(facts: Facts): Choice | undefined {
  const { distinct, table } = facts;
  const axis = timeAxisOf(facts);
  const value = mainMeasureOf(facts);
  if (axis === undefined || value === undefined || distinct(axis) !== compared) return undefined;
  const label = groupOf(facts, axis);
  if (label === undefined || distinct(label) < fewestCompared || distinct(label) > mostCompared)
    return undefined;
  const grain = grainOf(facts, axis);
  const isLog = grain !== undefined && isClockGrain(grain);
  if (isLog && distinct(label) <= maxSeries) return undefined;
  if (table.rows <= distinct(label)) return undefined;
  const found = andPhrase(countPhrase(distinct(label), 'category'), moments(facts, axis));
  return choiceWith('grouped-bars', { label, group: axis, values: [value] }, facts, found);
}

/** Long format: each row is a time, a group and a value. */
export function groupsOverTime(facts: Facts): Choice | undefined {
  const axis = timeAxisOf(facts);
  if (axis === undefined || facts.measures.length === 0) return undefined;
  const group = groupOf(facts, axis);
  if (group === undefined) return undefined;
  const found = andPhrase(moments(facts, axis), countPhrase(facts.distinct(group), 'group'));
  const roles = rolesFor('lines', facts);
  if (!roles) return undefined;
  // bars have their times as labels here, not the names beside them
  if (areFewEvents(facts, axis, group)) return choiceWith('grouped-bars', roles, facts, found);
  const choice = choiceWith('lines', roles, facts, found);
  return areFewSums(facts, choice) ? choiceWith('stacked-bars', roles, facts, found) : choice;
}

/** More stacks are better seen as lines. */
const maxStacks = 8;

/** Events that were added up by a few weeks or months: what each came to, and of what. No line leads from one to the next. */
function areFewSums(facts: Facts, { roles, aggregation }: Choice): boolean {
  const { by } = aggregation ?? {};
  const { label, values } = roles;
  const time = label === undefined ? undefined : timeIn(facts, label);
  if (!by || !time || !by.kinds.every((kind) => kind === 'sum')) return false;
  if (!values.every((at) => isPositive(numbersIn(facts, at)))) return false;
  const times = time.values.filter((ms) => !Number.isNaN(ms)).sort();
  return countSteps(times, by.step, time.zone) <= maxStacks;
}

const [fewRows, twoDays] = [6, 2];

function areFewEvents(facts: Facts, axis: number, group: number): boolean {
  const [value] = facts.measures;
  const time = timeIn(facts, axis);
  if (value === undefined) return false;
  // a few payments on two days, some of them of the same kind, are no readings either
  if (facts.table.rows < fewRows && facts.distinct(axis) <= twoDays && time?.grain === 'day')
    return quantityOf(facts, value) !== 'rate' && !haveOwnPairs(facts, group, axis);
  if (facts.distinct(axis) > fewDays || time?.grain !== 'day') return false;
  return quantityOf(facts, value) === 'amount' && !areEvenlySpaced(Float64Array.from(new Set(time.values)));
}

/** With fewer, rows of the same moment are things beside each other rather than events. */
const fewestMoments = 5;

/** Measures over time. */
export function linesOverTime(facts: Facts): Choice | undefined {
  const axis = timeAxisOf(facts);
  const { measures } = facts;
  if (axis === undefined || measures.length === 0) return undefined;
  const count = facts.distinct(axis);
  if (count < facts.table.rows / 2 && count < fewestMoments) return undefined;
  const roles = rolesFor('lines', facts);
  if (!roles) return undefined;
  if (isFewWithLosses(facts, axis)) return choiceWith('bars', roles, facts, moments(facts, axis));
  const shown = drawnMeasures(facts).length;
  const all = facts.pickedFrom ?? measures.length;
  const some: TablePhrase = (words) => words.someMeasures(shown, all);
  const found = shown < all ? some : countPhrase(shown, 'measure');
  return choiceWith('lines', roles, facts, andPhrase(moments(facts, axis), found));
}

/** More bars are better seen as a line. */
const maxBars = 12;

/** Few amounts, some of them below zero: each is a gain or a loss of its own, and no line leads from one to the next. */
function isFewWithLosses(facts: Facts, axis: number): boolean {
  const [measure, ...more] = facts.measures;
  if (measure === undefined || more.length > 0 || facts.distinct(axis) > maxBars) return false;
  return quantityOf(facts, measure) === 'amount' && !isPositive(numbersIn(facts, measure));
}
