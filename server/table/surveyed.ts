import type { Facts } from './facts.ts';
import { surveyNameOf } from './secondary-measures/survey-names.ts';

/** Whether a table says of its measures how many people were asked. */
export function isSurveyed({ column, secondary }: Facts): boolean {
  return [...secondary.keys()].some((at) => surveyNameOf(column(at).name) === 'sample');
}
