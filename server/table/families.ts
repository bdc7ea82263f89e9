import { quantityInName, quantityOfUnit } from './aggregation/quantity-names.ts';
import { measureIn, numbersIn, type Facts } from './facts.ts';
import { perTable } from './per-facts.ts';
import { oneFigureOfAll } from './crossed-families.ts';
import { memberName } from './crossed-names.ts';

const shareName =
  /^(?:pct|perc|percent(?:age)?|prozent|pourcentage|porcentaje|percentuale|rate|ratio|share|quote|anteil|taux|%|率|占比|百分比)$/iu;
const minFamilies = 2;

/** The one member to draw of each family of columns, such as `pct` of `lines.pct, branches.pct`. Undefined without families. */
export const figureOfFamilies = perTable(
  (facts): Facts | undefined => sharesOfFamilies(facts) ?? oneFigureOfAll(facts),
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
