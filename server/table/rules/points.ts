import type { Choice } from '../choice.ts';
import { numbersIn, categoryIn, type Facts } from '../facts.ts';
import { quantityOf } from '../aggregation/quantity.ts';
import { mostTelling } from '../groups.ts';
import { hasOwnIds } from '../own-ids.ts';
import { pointRoles, sizeMeasureOf } from '../points.ts';
import { countPhrase, andPhrase, reasonFor } from '../reason-text.ts';
import { isTargetName } from '../target.ts';
import { timeAxisOf } from '../time-axis.ts';
import { isTrade } from '../trade.ts';
import { choiceOf } from './choice-of.ts';
import { isPositive } from '../value-checks.ts';
import { areComparable } from './number-checks.ts';

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

const maxBoxes = 30;

/**
 * Readings of one rate with limits that never change and flags beside them, by machine, operator and shift: their spread by the most telling
 * of these. Amounts are added up, and with a time they have a course.
 */
export function spreadOfReadings(facts: Facts): Choice | undefined {
  const { categories, distinct, measures, table, times } = facts;
  if (times.length > 0 || timeAxisOf(facts) !== undefined || measures.length < 2) return undefined;
  const [value, ...others] = measures.filter((at) => !isLimitOrFlag(facts, at));
  if (value === undefined || others.length > 0 || quantityOf(facts, value) !== 'rate') return undefined;
  const few = categories.filter((at) => distinct(at) >= 2 && distinct(at) <= maxBoxes);
  const label = mostTelling(facts, few);
  if (label === undefined || few.length < categories.length || table.rows < minPerBox * distinct(label))
    return undefined;
  return boxesOf(facts, label, value);
}

/** What an inspection finds of each part: within its limits, or not. */
const verdict =
  /^(?:n?ok|i\.?o\.?|n\.?i\.?o\.?|not ok|ng|pass(?:ed)?|fail(?:ed)?|good|bad|rework|scrap|不?合格)$/i;
const maxVerdicts = 4;
const sourceName =
  /machine|maschine|operator|spindle|cavity|gauge|line|linie|fixture|tester|设备|机台|机床|产线/i;

/** Parts that were measured and judged, by the machine that made them: how its first measure spreads. */
export function inspectedParts(facts: Facts): Choice | undefined {
  const { categories, column, distinct, measures, table, times } = facts;
  const value = measures.find((at) => !isLimitOrFlag(facts, at));
  if (value === undefined || times.length > 0 || isTrade(facts)) return undefined;
  const isVerdict = (at: number): boolean =>
    distinct(at) <= maxVerdicts && categoryIn(facts, at).every((word) => word === '' || verdict.test(word));
  const label = categories.find((at) => sourceName.test(column(at).name) && distinct(at) >= 2);
  if (label === undefined || !categories.some(isVerdict)) return undefined;
  if (distinct(label) > maxBoxes || table.rows < minPerBox * distinct(label)) return undefined;
  return boxesOf(facts, label, value);
}

function boxesOf({ distinct, table }: Facts, label: number, value: number): Choice {
  const found = andPhrase(countPhrase(distinct(label), 'category'), countPhrase(table.rows, 'value'));
  return { type: 'boxplot', roles: { label, values: [value] }, reason: reasonFor(found, 'boxplot') };
}

/** The same everywhere, or only yes and no. */
function isLimitOrFlag(facts: Facts, at: number): boolean {
  const different = new Set(numbersIn(facts, at).filter((value) => !Number.isNaN(value)));
  const isFlag = different.size === 2 && different.has(0) && different.has(1);
  return isFlag || (different.size < 2 && (isTargetName(facts.column(at).name) || facts.table.rows > 2));
}

/** How large, old or far gone a thing is, and what it costs. */
const sizeName =
  /(?<![a-z])(?:(?:living|floor|plot|usable)[ _]?)?(?:area|size|sqm|sqft|m2|mileage|odometer|km|age|wohnfl[äa]che|fl[äa]che|kilometerstand|surface|superficie)(?![a-z])|面积|里程|年龄/i;
const costName =
  /(?<![a-z])(?:price|rent|salary|wage|cost|premium|fare|preis|miete|kaltmiete|gehalt|prix|loyer|precio|alquiler|sueldo)(?![a-z])|价格|租金|工资|房价/i;
const minThings = 30;

/** Offers of things that each have an id or an address of their own, with a size and a price: one against the other, whenever they were listed. */
export function measuredThings(facts: Facts): Choice | undefined {
  const { column, measures, table } = facts;
  if (!hasOwnIds(facts) || table.rows < minThings) return undefined;
  const nameOf = (at: number): string => column(at).name.replace(/_/g, ' ');
  const x = measures.find((at) => sizeName.test(nameOf(at)) && !costName.test(nameOf(at)));
  const y = measures.find((at) => at !== x && costName.test(nameOf(at)));
  if (x === undefined || y === undefined) return undefined;
  const roles = pointRoles({ ...facts, measures: [x, y] }, false);
  const found = andPhrase(countPhrase(table.rows, 'point'), countPhrase(2, 'measure'));
  return roles && { type: 'scatter', roles, reason: reasonFor(found, 'scatter') };
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

const [minSpecimens, maxKinds, minDifferent] = [24, 8, 8];

/**
 * Specimens of a few kinds, each measured in several ways and none with a name: petals of species, parts of suppliers. How the kinds differ
 * by the first two measures.
 */
export function measuredKinds(facts: Facts): Choice | undefined {
  const { categories, distinct, table, times } = facts;
  if (times.length > 0 || table.rows < minSpecimens || isTrade(facts)) return undefined;
  if (categories.length === 0 || categories.some((at) => distinct(at) > maxKinds)) return undefined;
  const measures = facts.measures.filter((at) => new Set(numbersIn(facts, at)).size >= minDifferent);
  if (measures.length < 2 || !measures.some((at) => numbersIn(facts, at).some((value) => value % 1 !== 0)))
    return undefined;
  const roles = pointRoles({ ...facts, measures }, false);
  const found = andPhrase(countPhrase(table.rows, 'point'), (words) =>
    words.someMeasures(2, measures.length),
  );
  return roles && { type: 'scatter', roles, reason: reasonFor(found, 'scatter') };
}

const [scaleRows, scaleSteps] = [24, 6];

/** Whether a measure has so few values that points would lie on top of each other: marks, credits. */
function isScale(facts: Facts, at: number): boolean {
  const different = new Set(numbersIn(facts, at).filter((value) => !Number.isNaN(value)));
  return facts.table.rows >= scaleRows && different.size <= scaleSteps;
}

/** Two measures of many things: shows their correlation. */
export function scatter(facts: Facts): Choice | undefined {
  const { measures, categories, times, table } = facts;
  if (measures.length !== 2 || times.length > 0) return undefined;
  if (table.ordered && areComparable(facts, measures)) return undefined;
  if (categories.length > 0 && (table.rows < minPoints || measures.some((at) => isScale(facts, at))))
    return undefined;
  return choiceOf('scatter', facts, andPhrase(countPhrase(table.rows, 'point'), countPhrase(2, 'measure')));
}
