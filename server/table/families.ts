import { quantityInName, quantityOfUnit } from './aggregation/quantity-names.ts';
import { measureIn, type Facts } from './facts.ts';
import { perTable } from './per-facts.ts';

/** `lines.pct`: the member of a family, behind the last sign that is none of a word. */
const memberName = /^(.*[^\p{L}\p{N}%])([\p{L}\p{N}%]+)$/u;
const shareName =
  /^(?:pct|perc|percent(?:age)?|prozent|pourcentage|porcentaje|percentuale|rate|ratio|share|quote|anteil|taux|%|率|占比|百分比)$/iu;
const minFamilies = 2;

/**
 * Counts and what share of each other they are, for several things: `lines.total, lines.covered, lines.pct, branches.total …`. The shares of all
 * things have one scale, and say what the counts do. Undefined if the measures are no such families.
 */
export const sharesOfFamilies = perTable((facts): Facts | undefined => {
  const { measures, overrides, column } = facts;
  if (overrides.values.length > 0 || measures.length < 2 * minFamilies) return undefined;
  const families = new Map<string, number[]>();
  for (const at of measures) {
    const family = memberName.exec(column(at).name)?.[1];
    if (family !== undefined) families.set(family, [...(families.get(family) ?? []), at]);
  }
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
});
