import { targetOf } from '../target.ts';
import type { Choice } from '../choice.ts';
import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { countPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';

const shareName =
  /rate|percent|(?<![a-z])ratio|usage|utili[sz]ation|progress|completion|availability|uptime|sla|率|占比|进度|百分比/i;

/** One value with a target, or a percentage. */
export function gauge(facts: Facts): Choice | undefined {
  const { table, measures } = facts;
  if (table.rows !== 1 || measures.length === 0) return undefined;
  if (targetOf(facts) !== undefined && measures.length <= 3)
    return choiceOf('gauge', facts, (words) => words.valueAndTarget);
  const [only] = measures;
  if (measures.length > 1 || only === undefined || !isShare(facts, only)) return undefined;
  return choiceOf('gauge', facts, (words) => words.percentage);
}

function isShare(facts: Facts, at: number): boolean {
  const [value = NaN] = numbersIn(facts, at);
  if (!(value >= 0 && value <= 100)) return false;
  const units = [
    measureIn(facts, at)?.unit,
    ...facts.categories.map((one) => String(facts.column(one).values[0])),
  ];
  return (
    units.includes('%') || shareName.test(facts.column(at).name) || (shareName.test(facts.name) && value > 1)
  );
}

const mainName = /^(?:value|current|now|actual|total|count|数值|当前|当前值|总数|实际)$/i;
const sideName = /prev|last|before|yesterday|change|delta|diff|trend|上期|上月|昨日|环比|同比|变化|增长/i;

/** One value, with or without a name, a time, a previous value or a change. */
export function singleNumber(facts: Facts): Choice | undefined {
  const { table, measures, column } = facts;
  if (table.rows !== 1 || measures.length === 0) return undefined;
  const main = measures.length === 1 ? measures[0] : measures.find((at) => mainName.test(column(at).name));
  const others = measures.filter((at) => at !== main);
  if (main === undefined || !others.every((at) => sideName.test(column(at).name))) return undefined;
  const choice = choiceOf('number', facts, countPhrase(1, 'value'));
  return choice && { ...choice, roles: { ...choice.roles, values: [main] } };
}

/** Several measures of one item have no common axis. */
export function singleRow(facts: Facts): Choice | undefined {
  if (facts.table.rows !== 1) return undefined;
  return choiceOf('table', facts, countPhrase(1, 'row'));
}
