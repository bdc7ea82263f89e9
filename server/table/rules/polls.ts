import { isAxisTime } from '../axis-times.ts';
import type { Choice } from '../choice.ts';
import { largestOf } from '../drawn-measures.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { saysWhatIsDrawn } from '../overrides.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { isEndName } from '../secondary-measures/survey-names.ts';
import { isSurveyed } from '../surveyed.ts';
import { moments } from '../time-axis.ts';
import { areShares } from '../value-checks.ts';
import type { TablePhrase } from '../words/index.ts';
import { choiceWith } from './choice-of.ts';

const [fewestShares, fewestMoments] = [2, 5];

/** Lines of the shares in a list of surveys, over the end of the field work. Who ran them and other columns are ignored. */
export function polls(facts: Facts): Choice | undefined {
  const { column, distinct, overrides, times } = facts;
  if (!isSurveyed(facts)) return undefined;
  if (saysWhatIsDrawn(overrides)) return undefined;
  const axes = times.filter((at) => isAxisTime(facts, at) && distinct(at) >= fewestMoments);
  const label = axes.find((at) => isEndName(column(at).name)) ?? axes[0];
  const measures = facts.measures.filter((at) => areShares(numbersIn(facts, at)));
  if (label === undefined || measures.length < fewestShares) return undefined;
  const values = largestOf(facts, measures);
  const some: TablePhrase = (words) => words.someMeasures(values.length, measures.length);
  const found = values.length < measures.length ? some : countPhrase(values.length, 'measure');
  return choiceWith('lines', { label, values }, facts, andPhrase(moments(facts, label), found));
}
