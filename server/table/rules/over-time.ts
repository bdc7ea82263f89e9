import type { Choice, Reason } from '../choice.ts';
import { numbersIn, wordsIn, type Facts } from '../facts.ts';
import { grainOf, groupOf, mostGroups, mostSeries } from '../roles.ts';
import { counted, countedTimes, together } from '../wording.ts';
import { choiceOf } from './choice-of.ts';
import { isPositive, isWhole, largest } from './sizes.ts';

/** The axis that runs on: a time of more than one moment, else months by name. */
function axisOf(facts: Facts): number | undefined {
  const time = facts.times.find((at) => facts.distinct(at) > 1);
  return time ?? facts.words.find((at) => facts.sequence(at) === 'months' && facts.distinct(at) >= 3);
}

function moments(facts: Facts, axis: number): Reason {
  return countedTimes(facts.distinct(axis), grainOf(facts, axis) ?? 'month');
}

/** Rows that tell what happened, one by one: several moments or long texts and no measure that goes with time alone. */
export function events(facts: Facts): Choice | undefined {
  const { times, words, measures, table } = facts;
  if (times.length === 0) return undefined;
  const texts = words.filter((at) => isProse(facts, at));
  const untold = measures.length === 0 || texts.length > 0 || (words.length >= 3 && !isGrid(facts));
  return untold ? choiceOf('table', facts, counted(table.rows, 'row')) : undefined;
}

/** Three words and more, or a dozen Chinese signs. */
const sentence = /\p{L}+[^\p{L}\d]+\p{L}+[^\p{L}\d]+\p{L}+|\p{Script=Han}.{11,}/u;

/** Nearly every row has words of its own, and they are sentences. */
function isProse(facts: Facts, at: number): boolean {
  if (facts.table.rows < 3 || facts.distinct(at) < 0.8 * facts.table.rows) return false;
  const words = wordsIn(facts, at).filter((word) => sentence.test(word));
  return words.length > facts.table.rows / 2;
}

/** One row for each time and group. */
function isGrid(facts: Facts): boolean {
  const [time] = facts.times;
  const group = time === undefined ? undefined : groupOf(facts, time);
  return (
    time !== undefined &&
    group !== undefined &&
    facts.distinct(time) * facts.distinct(group) <= 1.2 * facts.table.rows
  );
}

const activity =
  /commit|contribut|activit|workout|exercise|check.?in|attendance|login|incident|steps|streak|habit|提交|贡献|打卡|签到|活跃|运动|步数|登录|出勤/i;
const day = 86_400_000;

/** What somebody did day by day over more than ten weeks: the weekdays tell more than a line would. */
export function calendar(facts: Facts): Choice | undefined {
  const [time] = facts.times;
  const [measure] = facts.measures;
  if (time === undefined || measure === undefined || facts.measures.length > 1) return undefined;
  if (grainOf(facts, time) !== 'day' || facts.distinct(time) < facts.table.rows) return undefined;
  const times = numbersIn(facts, time);
  const days = (Math.abs((times.at(-1) ?? 0) - (times[0] ?? 0)) + day) / day;
  if (days <= 70 || days > 1100 || facts.table.rows < days / 3) return undefined;
  const counts = numbersIn(facts, measure);
  if (!isPositive(counts) || !counts.every((count) => !(count % 1))) return undefined;
  const named = activity.test(facts.column(measure).name) || activity.test(facts.name);
  return named
    ? choiceOf('calendar', facts, together(moments(facts, time), counted(1, 'measure')))
    : undefined;
}

/** Measures that make up a whole at every moment. */
export function partsOverTime(facts: Facts): Choice | undefined {
  const axis = axisOf(facts);
  const { measures } = facts;
  if (axis === undefined || measures.length === 0) return undefined;
  const group = groupOf(facts, axis);
  const parts = group === undefined ? measures : measures.slice(0, 1);
  if (!parts.every((at) => isPositive(numbersIn(facts, at)))) return undefined;
  const totals = totalsBy(facts, axis, parts);
  const count = group === undefined ? parts.length : facts.distinct(group);
  if (count < 2 || count > 12 || totals.length < 3) return undefined;
  if (!totals.every((total) => isWhole(total)) && !isCalledMix(facts)) return undefined;
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

function totalsBy(facts: Facts, axis: number, parts: readonly number[]): number[] {
  const totals = new Map<string, number>();
  const labels = wordsIn(facts, axis);
  for (const at of parts)
    for (const [row, value] of numbersIn(facts, at).entries()) {
      const label = labels[row] ?? '';
      totals.set(label, (totals.get(label) ?? 0) + (Number.isNaN(value) ? 0 : value));
    }
  return [...totals.values()];
}

/** Long form: each row is a moment, a group and its value. */
export function groupsOverTime(facts: Facts): Choice | undefined {
  const axis = axisOf(facts);
  if (axis === undefined || facts.measures.length === 0) return undefined;
  const group = groupOf(facts, axis);
  if (group === undefined) return undefined;
  const groups = facts.distinct(group);
  if (groups > mostGroups || facts.table.rows > 1.5 * groups * facts.distinct(axis)) return undefined;
  const found = together(moments(facts, axis), counted(groups, 'group'));
  return choiceOf(groups <= mostSeries ? 'lines' : 'heatmap', facts, found);
}

/** Measures that go with time. */
export function linesOverTime(facts: Facts): Choice | undefined {
  const axis = axisOf(facts);
  const { measures } = facts;
  if (axis === undefined || measures.length === 0) return undefined;
  if (facts.distinct(axis) < facts.table.rows / 2) return undefined;
  const shown = Math.min(measures.length, mostSeries);
  const first = {
    'zh-CN': `${measures.length} 个指标中的前 ${shown} 个`,
    en: `the first ${shown} of ${measures.length} measures`,
  };
  return choiceOf(
    'lines',
    facts,
    together(moments(facts, axis), shown < measures.length ? first : counted(shown, 'measure')),
  );
}
