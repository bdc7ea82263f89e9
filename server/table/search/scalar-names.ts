import { isFormerName } from '../former-name.ts';

const measureName =
  /^(?:value|current|now|actual|target|goal|plan|max|min|maximum|minimum|limit|total|count|average|avg|mean|数值|当前|当前值|目标|目标值|上限|下限|总数|实际|计划)$/i;

const coordinateName = /^(?:lat|lon|lng|latitude|longitude)$/i;

/** Names of quantities with different units. */
const quantityKinds = [
  /rate|ratio|percent|pct|share|率|占比/i,
  /(?:_|^)ms$|latency|duration|seconds|minutes|hours|time|时长|耗时|延迟/i,
  /revenue|cost|price|sales|profit|amount|income|spend|turnover|金额|收入|成本|利润|销售额|支出|单价/i,
  /orders|users|visitors|visits|requests|errors|sessions|customers|signups|订单|用户|人数|访问|访客|请求|错误/i,
  /temp|feels.?like|dew.?point|celsius|温度|气温|気温/i,
  /humid|feucht|humedad|umidit|湿度/i,
  /pressure|(?:_|^)hpa$|druck|气压|気圧/i,
  /volt|spannung|tension|电压|電圧/i,
  /(?:_|^)(?:current|amps?|ampere)$|strom|电流|電流/i,
  /power|watts?(?:_|$)|(?:_|^)k?w$|leistung|puissance|功率|電力/i,
  /speed|gust|wind|geschwindigkeit|vitesse|风速|風速/i,
  /co2|pm2|pm10|voc/i,
  /(?:_|^)(?:soc|charge|battery)(?:_|$)|电量/i,
];

/**
 * Whether numbers under these names can be compared, as those of cities can. Names of different quantities are the measures of one thing
 * instead. Values do not matter, so that a file keeps its form when it changes.
 */
export function haveComparableNames(names: readonly string[]): boolean {
  if (names.some((name) => measureName.test(name) || coordinateName.test(name))) return false;
  // 480 beside 530 of yesterday is one figure; last_day, last_week and last_month are three
  if (names.some(isFormerName) && !names.every(isFormerName)) return false;
  return quantityKinds.filter((nature) => names.some((name) => nature.test(name))).length < 2;
}
