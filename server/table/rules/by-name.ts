import { quantityOf } from '../aggregation/quantity.ts';
import type { Choice } from '../choice.ts';
import { numbersIn, categoryIn, type Facts } from '../facts.ts';
import { circleRoles } from '../flows.ts';
import { rolesFor } from '../roles.ts';
import { countPhrase, andPhrase } from '../reason-text.ts';
import { choiceOf, choiceWith } from './choice-of.ts';
import { isDecreasing, isPositive } from '../value-checks.ts';
import { moments } from '../time-axis.ts';

/** Open, high, low and close over more than one moment. */
export function candles(facts: Facts): Choice | undefined {
  const roles = rolesFor('candlestick', facts);
  if (!roles || facts.table.rows < 2) return undefined;
  const timed = roles.label !== undefined && facts.times.includes(roles.label);
  const rows = timed ? moments(facts, roles.label) : countPhrase(facts.table.rows, 'row');
  return choiceOf(
    'candlestick',
    facts,
    andPhrase(rows, (words) => words.prices),
  );
}

/** Rows with a source, a target and usually a value. */
export function sankey(facts: Facts): Choice | undefined {
  return choiceOf('sankey', facts, countPhrase(facts.table.rows, 'flow'));
}

/** Flows in circles, which a sankey cannot draw, of one amount and without times. */
export function flowGrid(facts: Facts): Choice | undefined {
  const roles = facts.times.length === 0 ? circleRoles(facts) : undefined;
  if (!roles || roles.values.some((at) => quantityOf(facts, at) === 'rate')) return undefined;
  const found = countPhrase(facts.table.rows, 'flow');
  return choiceWith('heatmap', roles, facts, found);
}

const funnelName = /funnel|conversion|pipeline|漏斗|转化/i;
const stageName = /^(?:stage|step|phase|funnel|funnel[ _]?step|阶段|步骤|环节|漏斗|流程)$/i;
const stages =
  /visit|impression|click|view|sign.?up|regist|cart|checkout|order|purchase|paid|pay|lead|trial|subscri|activat|install|访问|浏览|曝光|点击|注册|加购|购物车|下单|支付|付款|成交|线索|复购|激活|订单|咨询|展现|展示|意向|签约|报名|试用/i;

/** Stages that each keep a part of the previous one, recognised by the name of the chart, the column or the stages. */
export function funnel(facts: Facts): Choice | undefined {
  const [label] = facts.categories;
  const [value] = facts.measures;
  const { rows } = facts.table;
  if (label === undefined || value === undefined || rows < 3 || rows > 10 || facts.distinct(label) < rows)
    return undefined;
  const sizes = numbersIn(facts, value);
  if (!isPositive(sizes) || !isDecreasing(sizes)) return undefined;
  const named = funnelName.test(facts.name) || stageName.test(facts.column(label).name);
  const stageWords = categoryIn(facts, label).filter((word) => stages.test(word)).length;
  return named || stageWords > rows / 2 ? choiceOf('funnel', facts, countPhrase(rows, 'stage')) : undefined;
}
