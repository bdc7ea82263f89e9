import { quantityInName, quantityOfUnit } from './aggregation/quantity-names.ts';
import { arePartNames } from './cells/part-names.ts';
import { measureIn, numbersIn, type Facts } from './facts.ts';
import { maxSeries } from './label.ts';
import { perTable } from './per-facts.ts';
import { largest } from './value-checks.ts';
import { measureNameOf } from './secondary-measures/names.ts';

/** `lines.pct`: a family and its member, split at the last separator. */
const memberName = /^(.*[^\p{L}\p{N}%])([\p{L}\p{N}%]+)$/u;
const shareName =
  /^(?:pct|perc|percent(?:age)?|prozent|pourcentage|porcentaje|percentuale|rate|ratio|share|quote|anteil|taux|%|率|占比|百分比)$/iu;
const minFamilies = 2;

/** The one member to draw of each family of columns, such as `pct` of `lines.pct, branches.pct`. Undefined without families. */
export const figureOfFamilies = perTable(
  (facts): Facts | undefined => sharesOfFamilies(facts) ?? mainMembers(facts),
);

/**
 * Counts and what share of each other they are, for several things: `lines.total, lines.covered, lines.pct, branches.total …`. The shares of all
 * things have one scale, and say what the counts do. Undefined if the measures are no such families.
 */
function sharesOfFamilies(facts: Facts): Facts | undefined {
  const { measures, overrides, column } = facts;
  if (overrides.values.length > 0 || measures.length < 2 * minFamilies) return undefined;
  const families = familiesOf(facts);
  const isShare = (at: number): boolean => shareName.test(memberName.exec(column(at).name)?.[2] ?? '');
  const isCount = (at: number): boolean => {
    const unit = measureIn(facts, at)?.unit;
    return (
      !isShare(at) && (unit === undefined ? quantityInName(column(at).name) : quantityOfUnit(unit)) !== 'rate'
    );
  };
  const whole = [...families.values()].filter((members) => members.some(isShare) && members.some(isCount));
  const shares = whole.flatMap((members) => members.find(isShare) ?? []);
  // what belongs to no family is a figure of its own
  if (shares.length < minFamilies || whole.flat().length < measures.length) return undefined;
  return { ...facts, measures: shares, pickedFrom: measures.length };
}

/** The members of each family, by what their names begin with. */
function familiesOf({ measures, column }: Facts): ReadonlyMap<string, readonly number[]> {
  const families = new Map<string, number[]>();
  for (const at of measures) {
    const family = memberName.exec(column(at).name)?.[1];
    if (family !== undefined) families.set(family, [...(families.get(family) ?? []), at]);
  }
  return families;
}

const minParts = 3;

/** The members of the first family that come to 100 in each row, beside other figures: `cpu usr, cpu sys, cpu idle, memory used …`. */
export function wholeFamily(facts: Facts): readonly number[] | undefined {
  if (facts.overrides.values.length > 0) return undefined;
  return [...familiesOf(facts).values()].find((members) => {
    if (members.length < minParts || members.length === facts.measures.length) return false;
    const columns = members.map((at) => numbersIn(facts, at));
    return columns[0]?.every((_, row) => isHundred(columns.map((values) => values[row] ?? NaN)));
  });
}

function isHundred(parts: readonly number[]): boolean {
  const known = parts.filter((part) => !Number.isNaN(part));
  const isSum = Math.abs(known.reduce((sum, part) => sum + part, 0) - 100) <= 1.05;
  return known.length === 0 || (isSum && known.every((part) => part >= 0));
}

const [minThings, minMembers, maxMembers] = [4, 2, 4];

/**
 * The same few figures of more things than can be drawn with all of them: `alcohol-use, alcohol-frequency, cocaine-use …`. Of each thing the same
 * one, a mean before its deviation, else the first.
 */
function mainMembers(facts: Facts): Facts | undefined {
  const { measures, overrides, column } = facts;
  if (overrides.values.length > 0 || measures.length <= maxSeries) return undefined;
  const families = [...familiesOf(facts).values()];
  const endOf = (at: number): string => memberName.exec(column(at).name)?.[2] ?? '';
  const [ends = [], ...others] = families.map((members) => members.map(endOf));
  const areAlike = others.every(
    (one) => one.length === ends.length && ends.every((end) => one.includes(end)),
  );
  if (families.length < minThings || ends.length < minMembers || ends.length > maxMembers || !areAlike)
    return undefined;
  if (families.flat().length < measures.length || (ends.length === 2 && arePartNames(ends))) return undefined;
  if (!areOfKinds(facts, families)) return undefined;
  const main =
    ends.find((end) => sayingOf(end) === 'middle') ??
    ends.find((end) => sayingOf(end) === undefined) ??
    ends[0];
  const same = measures.filter((at) => endOf(at) === main);
  return { ...facts, measures: same, pickedFrom: measures.length };
}

const otherScale = 3;

/** Whether the figures of a thing are of different kinds: by their names, their units, or in most families by their scale. Boys and girls are not. */
function areOfKinds(facts: Facts, families: readonly (readonly number[])[]): boolean {
  const differ = (members: readonly number[]): boolean => {
    const kinds = members.map(
      (at) => `${sayingOf(facts.column(at).name) ?? ''} ${measureIn(facts, at)?.unit ?? ''}`,
    );
    const sizes = members.map((at) => largest(numbersIn(facts, at)));
    return new Set(kinds).size > 1 || Math.max(...sizes) >= otherScale * Math.min(...sizes);
  };
  return families.filter(differ).length > families.length / 2;
}

function sayingOf(name: string): string | undefined {
  return measureNameOf(name).saying;
}
