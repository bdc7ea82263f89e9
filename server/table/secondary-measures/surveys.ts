import { areShares } from '../value-checks.ts';
import type { PlacedMeasure, Secondary } from './placed-measure.ts';
import { surveyNameOf } from './survey-names.ts';

const fewestShares = 2;

/**
 * Of a survey: how many were asked, how many of them answered, and how far off the shares may be, beside two shares or more. They say how good
 * the shares are. The first share stands for all.
 */
export function findSurveys(measures: readonly PlacedMeasure[]): readonly Secondary[] {
  const sample = measures.find(({ column }) => isSample(column));
  const about = measures.filter((one) => one === sample || isOfSurvey(one));
  const shares = measures.filter((one) => !about.includes(one) && areShares(one.column.values));
  const [first] = shares;
  if (!sample || !first || shares.length < fewestShares) return [];
  return about.map(({ at }): Secondary => [at, first.at]);
}

/** Whole numbers of people, more than the hundred that shares end at. */
function isSample({ name, values }: PlacedMeasure['column']): boolean {
  return (
    surveyNameOf(name) === 'sample' &&
    values.every((value) => Number.isNaN(value) || (Number.isInteger(value) && value > 0)) &&
    values.some((value) => value > 100)
  );
}

function isOfSurvey({ column: { name, values } }: PlacedMeasure): boolean {
  const kind = surveyNameOf(name);
  return (kind === 'margin' || kind === 'response') && areShares(values);
}
