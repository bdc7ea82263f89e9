import { lastKey } from './cells/codes.ts';
import { determines } from './column-roles/determines.ts';
import { areEvenlySpaced } from './even-steps.ts';
import { categoryIn, numbersIn, type Facts } from './facts.ts';
import { perColumn } from './per-facts.ts';
import { isTrade } from './trade.ts';

/** As many names as fit on a heatmap's axis. */
const maxGroups = 40;

/** The column that splits rows with the same label into series: the most telling one, by its name, its values and how it fills the table. */
export const groupOf = perColumn((facts, label): number | undefined => {
  const { overrides, distinct, categories, ids, times, table } = facts;
  if (overrides.group !== undefined) return overrides.group;
  const isTime = times.includes(label);
  const unique = distinct(label) === table.rows;
  const isStrong = (at: number): boolean =>
    strong.test(nameOf(facts, at)) || deviceId.test(nameOf(facts, at));
  const things = unique && isTime ? ids.filter((at) => deviceId.test(nameOf(facts, at))) : [];
  const named = [...categories, ...things];
  if (unique && !(isTime && named.some(isStrong))) return undefined;
  if (unique && things.length === 0 && !isTrade(facts) && !interleaves(facts, label)) return undefined;
  const most = isTime ? Math.max(maxGroups, table.rows / 2) : maxGroups;
  const fits = (at: number): boolean =>
    at !== label &&
    distinct(at) >= 2 &&
    distinct(at) <= most &&
    !(isTime && !isStrong(at) && saysEachOnce(facts, at)) &&
    !(remark.test(nameOf(facts, at)) && isMostlyEmpty(facts, at)) &&
    (unique || (isTime && isStrong(at)) || !determines(facts.column(label), facts.column(at)));
  const found = named.filter((at) => fits(at) && (!unique || (isStrong(at) && takesTurns(facts, label, at))));
  const scores = new Map(found.map((at) => [at, scoreOf(facts, label, at)]));
  const [best] = found.toSorted((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0));
  return (
    best ?? (unique ? undefined : [...ids, ...times].find((at) => fits(at) && distinct(at) <= maxGroups))
  );
});

const [fewestRows, nearlyAll] = [12, 0.8];

/** Whether nearly every value is unique, such as working hours as text. Such a column cannot split rows into series. */
function saysEachOnce({ distinct, table }: Facts, at: number): boolean {
  return table.rows >= fewestRows && distinct(at) > nearlyAll * table.rows;
}

/** Whether a column's name is that of what rows are usually told apart by. */
export function isTelling(facts: Facts, at: number): boolean {
  const name = nameOf(facts, at);
  return telling.test(name) || strong.test(name);
}

/** The most telling of some columns of categories, as if each label had all of them. */
export function mostTelling(facts: Facts, columns: readonly number[]): number | undefined {
  const scores = columns.map((at) => scoreOf(facts, undefined, at));
  return columns[scores.indexOf(Math.max(...scores))];
}

/** Readings of several devices come in turns, each under the id of its own. */
const deviceId = /(?:^|[^a-z])(?:device|sensor|station|node|machine|meter|probe|tracker)[ _-]?(?:id|name)$/i;

const telling =
  /^(?:sub.?)?(?:category|kategorie|catégorie|categoría|categoria|categorie|kategoria|категория|类别|分类|品类|类目|分類|費目|カテゴリー?|대분류|분류|카테고리)(?:.?name)?$/i;
const strong =
  /categor|kategor|катег|카테고리|κατηγορ|分類|^(?:type|kind|class|group|segment|dep(?:artmen)?t|division|product|item|brand|channel|source|fuel|technology|sector|industry|region|country|state|province|city|area|zone|bidding.?zone|site|station|location|room|sensor|device|machine|maschine|host|hostname|server|instance|node|service|endpoint|plant|team|store|shop|branch|market|symbol|ticker|series|metric|indicator|variable|parameter|entity|entity.?id|name|sex|gender|level|status|line|kategorie|typ|art|gruppe|abteilung|land|ort|standort|raum|messstelle|warengruppe|produkt|pays|région|类型|种类|部门|地区|省份|城市|站点|渠道|来源|产品|房间|设备|区域|门店|电站)$|(?:^|[ _])(?:name|type|group|category|region|zone|station|sensor|room|site)$/i;
const weak =
  /priority|flag|note|comment|remark|descr|currency|unit|payment|ship|method|mode|user|customer|client|person|agent|author|assignee|url|path|file|week|month|quarter|day|hour|season|holiday|qualit|code|\bid\b|iban|bic|zahlungsart|währung|备注|说明|单位|币种|客户|姓名/i;

/** In a row here and there: why it failed, what somebody noted. */
const remark =
  /error|reason|message|warning|note|comment|remark|bemerkung|fehler|commentaire|备注|说明|错误/i;

const [manyNames, lots] = [20, 60];

function scoreOf(facts: Facts, label: number | undefined, at: number): number {
  const { column, distinct, sequence } = facts;
  const name = nameOf(facts, at);
  const count = distinct(at);
  const byName = telling.test(name) ? 5 : strong.test(name) ? 3 : weak.test(name) ? -3 : 0;
  // two or three say less of a list than more do
  const bySize =
    label === undefined && count < 4
      ? 0.5
      : count <= 8
        ? 1
        : count <= manyNames
          ? 0
          : count <= lots
            ? -1
            : -2;
  const place = column(at).kind === 'place' ? 1 : 0;
  const isKey = label !== undefined && isKeyBeside(facts, label, at) ? 4 : 0;
  const unnamed = isCoded(facts, at) ? 5 : 0;
  return byName + bySize + place + isKey - unnamed - (sequence(at) === undefined ? 0 : 3);
}

function nameOf({ column }: Facts, at: number): string {
  return lastKey(column(at).name.trim());
}

function isMostlyEmpty(facts: Facts, at: number): boolean {
  const words = categoryIn(facts, at);
  return words.filter((word) => word === '').length >= words.length / 2;
}

/** Whether half of the cells are empty, or all are digits. */
export function isCoded(facts: Facts, at: number): boolean {
  return isMostlyEmpty(facts, at) || categoryIn(facts, at).every((word) => /^[\d.-]*$/.test(word));
}

/** Whether each label has at most one row of each group, and about half of them at least. */
function isKeyBeside(facts: Facts, label: number, at: number): boolean {
  const pairs = facts.distinct(label) * facts.distinct(at);
  if (pairs > 2 * facts.table.rows || pairs < facts.table.rows) return false;
  const [labels, groups] = [facts.column(label).values, facts.column(at).values];
  const seen = new Set<string>();
  for (let row = 0; row < facts.table.rows; row += 1) seen.add(`${labels[row]}\u0000${groups[row]}`);
  return seen.size >= 0.98 * facts.table.rows;
}

/** Whether the values of a column come and go along the times, and are not one stretch each, such as today and tomorrow. */
function takesTurns(facts: Facts, label: number, at: number): boolean {
  const times = numbersIn(facts, label);
  const { values } = facts.column(at);
  const rows = Array.from(times.keys()).sort((one, other) => (times[one] ?? 0) - (times[other] ?? 0));
  const turns = rows.filter((row, i) => i > 0 && values[row] !== values[rows[i - 1] ?? row]).length;
  return turns >= 2 * facts.distinct(at);
}

/** Whether rows of several things take turns: their times are not at even distances. */
function interleaves(facts: Facts, label: number): boolean {
  return !areEvenlySpaced(numbersIn(facts, label));
}
