import { isOfNow } from '../asides.ts';
import { lastKey } from '../cells/codes.ts';
import { idNameOf } from '../cells/id-names.ts';
import { coordinateOf } from '../column-roles/coordinates.ts';
import { isFormerName } from '../former-name.ts';
import { isBoundName, targetOf, withoutBounds } from '../target.ts';
import type { Choice, Roles } from '../choice.ts';
import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { countPhrase, reasonFor } from '../reason-text.ts';
import type { TablePhrase } from '../words/index.ts';
import { choiceOf } from './choice-of.ts';

const shareName =
  /rate|percent|(?<![a-z])ratio|usage|utili[sz]ation|progress|completion|availability|uptime|sla|率|占比|进度|百分比/i;

/** One value with a target, or a percentage. */
export function gauge(facts: Facts): Choice | undefined {
  const { table, measures } = facts;
  if (table.rows !== 1 || measures.length === 0) return undefined;
  const own = withoutBounds(facts);
  const isOne = measures.length <= 3 || own.length === 1;
  if (targetOf(facts) !== undefined && isOne)
    return choiceOf('gauge', facts, (words) => words.valueAndTarget);
  const [only] = own;
  if (own.length > 1 || only === undefined || !isShare(facts, only)) return undefined;
  return choiceOf('gauge', { ...facts, measures: own }, (words) => words.percentage);
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
  const found = valueAndFormer({ ...facts, measures: withoutBounds(facts) });
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

const unitName = /^(?:units?|uom|unit_of_measurement|einheit|unité|unidad|unità|unidade|eenheid|单位|単位)$/i;

/** Rows that are a reading each in a unit of its own, ppm and °C, have no axis in common: `name,value,unit`. */
export function readingsWithUnits(facts: Facts): Choice | undefined {
  const { categories, column, distinct, table, times } = facts;
  if (table.rows < 2 || table.rows > mostMetrics || !times.every((at) => isOfNow(facts, at)))
    return undefined;
  const unit = categories.find((at) => unitName.test(lastKey(column(at).name)) && distinct(at) > 1);
  const label = categories.find((at) => at !== unit && distinct(at) === table.rows);
  const [value, ...others] = withoutBounds(facts);
  if (unit === undefined || label === undefined || value === undefined || others.length > 0) return undefined;
  const reason = reasonFor(countPhrase(table.rows, 'value'), 'number');
  return { type: 'number', roles: { label, unit, values: [value] }, reason };
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

/** How a thing is set up or where it stands, and not what it measures. */
const settingName =
  /^(?:version|revision|schema|type|mode|channel|interval|period|resolution|time_?zone|utc_?offset|elevation|altitude)$/i;
/** As many figures have room beside each other. */
const mostFigures = 12;

/** Several figures of one thing share no axis: each is a number of its own. Its ids are none, nor where it is, nor the limits beside them. */
export function figuresOfOne(facts: Facts): Choice | undefined {
  const { column, measures, table } = facts;
  if (table.rows !== 1) return undefined;
  const placeOf = coordinateOf(table.columns, 1);
  const isFigure = (at: number): boolean => {
    const { name } = column(at);
    if (isBoundName(name) || idNameOf(name) !== undefined || settingName.test(lastKey(name))) return false;
    return placeOf(column(at), at) === undefined;
  };
  const values = measures.filter(isFigure);
  if (values.length < 2 || values.length > mostFigures) return undefined;
  const found: TablePhrase = (words) => words.someMeasures(values.length, measures.length);
  const all = values.length === measures.length ? countPhrase(values.length, 'value') : found;
  return { type: 'number', roles: { values }, reason: reasonFor(all, 'number') };
}

/** Too many measures of one item to be seen at a glance. */
export function singleRow(facts: Facts): Choice | undefined {
  if (facts.table.rows !== 1) return undefined;
  return choiceOf('table', facts, countPhrase(1, 'row'));
}
