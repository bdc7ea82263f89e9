import { rawTable, type Plain, type RawTable } from '../raw-table.ts';

const measured =
  /^(?:value|current|now|actual|target|goal|plan|max|min|maximum|minimum|limit|total|count|previous|prev|last|average|avg|mean|数值|当前|当前值|目标|目标值|上限|下限|总数|实际|计划)$/i;

/** Words for things that are counted in different units. */
const natures = [
  /rate|ratio|percent|pct|share|率|占比/i,
  /(?:_|^)ms$|latency|duration|seconds|minutes|hours|time|时长|耗时|延迟/i,
  /revenue|cost|price|sales|profit|amount|income|spend|turnover|金额|收入|成本|利润|销售额|支出|单价/i,
  /orders|users|visitors|visits|requests|errors|sessions|customers|signups|订单|用户|人数|访问|访客|请求|错误/i,
  /temp|humidity|pressure|voltage|温度|湿度|气压|电压/i,
];

/**
 * `{"Beijing": 12, "Shanghai": 30}`: names with their values. Numbers that by their names cannot share an axis are the measures of one row
 * instead; the values themselves decide nothing, so that a file that changes stays what it is.
 */
export function scalarsTable(json: Plain): RawTable | undefined {
  const entries = Object.entries(json);
  const numbers = entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  if (numbers.length < 2 || numbers.length < entries.length || !areLikes(numbers.map(([name]) => name)))
    return undefined;
  return rawTable([
    { name: 'name', cells: numbers.map(([name]) => name) },
    { name: 'value', cells: numbers.map(([, value]) => value) },
  ]);
}

function areLikes(names: readonly string[]): boolean {
  if (names.some((name) => measured.test(name))) return false;
  return natures.filter((nature) => names.some((name) => nature.test(name))).length < 2;
}
