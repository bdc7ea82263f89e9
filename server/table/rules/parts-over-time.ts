import type { Choice } from '../choice.ts';
import { numbersIn, wordsIn, type Facts } from '../facts.ts';
import { groupOf } from '../roles.ts';
import { counted, together } from '../wording.ts';
import { choiceOf } from './choice-of.ts';
import { isPositive, isWhole, largest } from './sizes.ts';
import { moments, timeAxisOf } from './time-axis.ts';

/** Measures that make up a whole at every moment. */
export function partsOverTime(facts: Facts): Choice | undefined {
  const axis = timeAxisOf(facts);
  const { measures } = facts;
  if (axis === undefined || measures.length === 0) return undefined;
  const group = groupOf(facts, axis);
  const parts = group === undefined ? measures : measures.slice(0, 1);
  if (!parts.every((at) => isPositive(numbersIn(facts, at)))) return undefined;
  const wholes = partsBy(facts, axis, parts);
  const count = group === undefined ? parts.length : facts.distinct(group);
  if (count < 2 || count > 12 || wholes.length < 3) return undefined;
  if (!wholes.every(isWhole) && !isCalledMix(facts)) return undefined;
  return choiceOf(
    'area',
    facts,
    together(moments(facts, axis), {
      'zh-CN': `一个整体的 ${counted(count, 'part')['zh-CN']}`,
      en: `${counted(count, 'part').en} of a whole`,
    }),
  );
}

const mixName = /mix|breakdown|composition|构成|结构|占比|份额|share/i;

function isCalledMix(facts: Facts): boolean {
  return mixName.test(facts.name) && facts.measures.every((at) => largest(numbersIn(facts, at)) > 0);
}

/** The parts of each moment. */
function partsBy(facts: Facts, axis: number, measures: readonly number[]): number[][] {
  const parts = new Map<string, number[]>();
  const labels = wordsIn(facts, axis);
  for (const at of measures)
    for (const [row, value] of numbersIn(facts, at).entries()) {
      const label = labels[row] ?? '';
      const known = parts.get(label);
      if (known) known.push(value);
      else parts.set(label, [value]);
    }
  return [...parts.values()];
}
