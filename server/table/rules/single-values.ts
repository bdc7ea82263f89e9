import { isFormerName } from '../former-name.ts';
import { targetOf, withoutBounds } from '../target.ts';
import type { Choice, Roles } from '../choice.ts';
import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { countPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';

const shareName =
  /rate|percent|(?<![a-z])ratio|usage|utili[sz]ation|progress|completion|availability|uptime|sla|率|占比|进度|百分比/i;

/** One value with a target, or a percentage. */
export function gauge(facts: Facts): Choice | undefined {
  const { table, measures } = facts;
  if (table.rows !== 1 || measures.length === 0) return undefined;
  const isOne = measures.length <= 3 || withoutBounds(facts).length === 1;
  if (targetOf(facts) !== undefined && isOne)
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
const changeName = /change|delta|diff|trend|环比|同比|变化|增长/i;

/** One value, with or without a name, a time, a former value or a change. */
export function singleNumber(facts: Facts): Choice | undefined {
  if (facts.table.rows !== 1) return undefined;
  const found = valueAndFormer(facts);
  const choice = found && choiceOf('number', facts, countPhrase(1, 'value'));
  return choice && { ...choice, roles: { ...choice.roles, ...found } };
}

/** In a column of metrics each row is a figure of its own: orders, returns and a score have no axis in common. */
const metricsName =
  /^(?:metric|kpi|indicator|measure|stat|statistic|figure)s?(?:.?name)?$|^(?:指标|指标名称|名称指标)$/i;
/** More are a table. */
const mostMetrics = 12;

/** Rows that are a metric each, with what it was before: `metric,value,previous`. */
export function metricsWithFormer(facts: Facts): Choice | undefined {
  const { table, times, categories, column, distinct } = facts;
  const [label] = categories;
  const isList = table.rows > 1 && table.rows <= mostMetrics && times.length === 0 && categories.length === 1;
  if (!isList || label === undefined || distinct(label) < table.rows) return undefined;
  if (!metricsName.test(column(label).name)) return undefined;
  const found = valueAndFormer(facts);
  if (found?.former === undefined) return undefined;
  const choice = choiceOf('number', facts, countPhrase(table.rows, 'value'));
  return choice && { ...choice, roles: { ...choice.roles, ...found, label } };
}

/** The one measure beside which there are only its former value and its change. */
function valueAndFormer({ measures, column }: Facts): Pick<Roles, 'values' | 'former'> | undefined {
  const isFormer = (at: number): boolean => isFormerName(column(at).name);
  const own = measures.filter((at) => !isFormer(at) && !changeName.test(column(at).name));
  const main =
    measures.length === 1 ? measures[0] : (own.find((at) => mainName.test(column(at).name)) ?? own[0]);
  const others = own.filter((at) => at !== main);
  if (main === undefined || others.length > 0) return undefined;
  const former = measures.find((at) => at !== main && isFormer(at));
  return { values: [main], ...(former !== undefined && { former }) };
}

/** Several measures of one item have no common axis. */
export function singleRow(facts: Facts): Choice | undefined {
  if (facts.table.rows !== 1) return undefined;
  return choiceOf('table', facts, countPhrase(1, 'row'));
}
