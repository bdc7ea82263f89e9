import type { Choice } from '../choice.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { grainOf } from '../label.ts';
import { countPhrase, andPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';
import { isPositive } from '../value-checks.ts';
import { moments } from '../time-axis.ts';

const day = 86_400_000;
const activity =
  /commit|contribut|activit|workout|exercise|check.?in|attendance|login|incident|steps|streak|habit|提交|贡献|打卡|签到|活跃|运动|步数|登录|出勤/i;

/** Daily activity over more than ten weeks: weekdays show more than a line does. */
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
    ? choiceOf('calendar', facts, andPhrase(moments(facts, time), countPhrase(1, 'measure')))
    : undefined;
}
