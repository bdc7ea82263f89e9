import { measureIn, numbersIn, type Facts } from './facts.ts';
import { isOfNamedKind } from './aggregation/kind-names.ts';
import { isRevenueName, isTotalPriceName } from './aggregation/quantity-names.ts';
import { quantityOf } from './aggregation/quantity.ts';
import { isAgeName } from './cells/age-names.ts';
import { isInCurrency, usualCurrency } from './cells/currencies.ts';
import { harmInName, isHarmName } from './cells/victim-names.ts';
import { isCandidateName, isOrderName, isVoteName } from './cells/vote-names.ts';
import { wordsShared } from './named-like.ts';
import { perTable } from './per-facts.ts';
import { neverRises } from './value-checks.ts';

const main =
  /^(?:(?:market|current|total|book)[ _])?(?:value|worth|waarde|wert)(?![a-z])|^(?:marktwert|kurswert|gegenwert|controvalore|市值|評価額|평가금액)|^(?:lines(?: of code)?|s?loc|ncloc|code)$|^(?:obs.?)?(?:values?|wert|valeur|valor|数值|值)$|^(?:wert|valeur)[ _]|^(?:grand.|order.)?total(?:.(?:price|amount|value|cost))?$|^(?:elapsed|response.?time|mag(?:nitude)?)$|^(?:(?:air|outdoor|indoor|outside|room)[ _]?)?temp(?:erature)?(?![a-z])|^(?:lufttemperatur|temperatur|température|temperatura|气温|温度)|^(?:total |net )?(?:usage|consumption)(?![a-z])|^(?:strom|wasser|gas)?verbrauch|^(?:consommation|consumo|verbruik|使用量|用电量|用水量|用气量)|^(?:points|punkte|puntos|pontos|punti|punten|punkty|body|pontszám|puan|pisteet|poäng|poeng|очки|баллы|бали|điểm|pts\.?|积分|得点|점수)$|sales|revenue|turnover|amount|betrag|umsatz|montant|importe(?!d)|importo|金额|销售额|营业额|売上|매출|сумма|общая стоимость|выручка|tutar|kwota|částka|belopp|beløb|összeg/i;
const minor =
  /(?<!\p{L})(?:sample|nobs|ci|se|ring(?:ing)?|hold(?:ing)?|wait(?:ing)?)(?!\p{L})|sample.?size|respondents|stichprobe|样本|error|std|stdev|deviation|variance|lower|upper|low\b|high\b|confidence|margin.?of|discount|previous|prior|last.?year|rank|weight|factor|tax|shipping|freight|(?<!\p{L})(?:f_?)?cnt(?!\p{L})|counter/iu;

/** How many live somewhere leads over how large it is; of both sexes over each. */
const people =
  /^(?:(?:total|mean|resident)[ _])?(?:population|inhabitants|residents|einwohner(?:zahl)?|bevölkerung|población|população|popolazione|bevolking|人口)(?!.*(?:density|change|growth|per |aged|under|over|%))/i;
const whole =
  /(?<!\p{L})(?:total|both(?:[ _]sexes)?|all|persons|insgesamt|gesamt|ensemble|totale)(?!\p{L})|合计|总/iu;

function isMain(name: string): boolean {
  return main.test(name) || isRevenueName(name) || isTotalPriceName(name);
}

/** The measure that is drawn where only one can be: the one that the file is called after, else as below. Undefined without one. */
export const mainMeasureOf = perTable(
  (facts): number | undefined => namedMeasureOf(facts) ?? tellingMeasureOf(facts),
);

/** The measure that the file is called after, by its own name or else by the kind of quantity that it is. */
export const namedMeasureOf = perTable((facts): number | undefined => {
  const { measures, overrides, name, column } = facts;
  if (overrides.values.length > 0 || measures.length < 2 || latestYearIn(facts) !== undefined)
    return undefined;
  const shared = measures.map((at) => {
    const words = wordsShared(name, column(at).name);
    return words > 0 && canLead(facts, at) ? words : 0;
  });
  const most = Math.max(...shared);
  if (most === 0) return measureOfKind(facts);
  return leading(
    facts,
    measures.filter((_, i) => shared[i] === most),
  );
});

/** If all measures are of the kind that the file is named after, its name does not tell them apart. */
function measureOfKind(facts: Facts): number | undefined {
  const { measures, name, column } = facts;
  const alike = measures.filter(
    (at) => canLead(facts, at) && isOfNamedKind(name, column(at).name, measureIn(facts, at)?.unit),
  );
  return alike.length < measures.length ? leading(facts, alike) : undefined;
}

/** A distribution by age is not about ages. */
function canLead(facts: Facts, at: number): boolean {
  return !saysLittle(numbersIn(facts, at)) && !isAgeName(facts.column(at).name);
}

/** The most telling measure by what its name and values say, whatever the file is called; else the first. */
export const tellingMeasureOf = perTable((facts): number | undefined => {
  const { measures, overrides } = facts;
  if (overrides.values.length > 0 || measures.length < 2) return measures[0];
  const latest = latestYearIn(facts);
  if (latest !== undefined) return latest;
  return leading(facts, measures);
});

function leading(facts: Facts, measures: readonly number[]): number | undefined {
  const scores = measures.map((at) => scoreOf(facts, at));
  return measures[scores.indexOf(Math.max(...scores))];
}

/** The main measure, then those that could be it by their names as well, unless the file is called after it. */
export function mainByName(facts: Facts, main: number): readonly number[] {
  if (main !== tellingMeasureOf(facts)) return [main];
  const score = nameScoreOf(facts, main);
  const others = facts.measures.filter((at) => at !== main && nameScoreOf(facts, at) === score);
  return score > 0 ? [main, ...others] : [main];
}

/** Whether a measure says by its name or by the order of the rows that the list is about it. */
export function standsOut(facts: Facts, at: number): boolean {
  return scoreOf(facts, at) > 0 || wordsShared(facts.name, facts.column(at).name) > 0;
}

const yearName = /^(?:19|20)\d{2}(?!\d)/;

/** The latest measure if all of several are named after years, and no side-car says which are drawn. */
export function latestYearIn({ measures, column, overrides }: Facts): number | undefined {
  const years = measures.map((at) => Number(yearName.exec(column(at).name)?.[0] ?? NaN));
  if (overrides.values.length > 0 || years.length < 2 || years.some(Number.isNaN)) return undefined;
  return measures[years.indexOf(Math.max(...years))];
}

function scoreOf(facts: Facts, at: number): number {
  const values = numbersIn(facts, at);
  const byValues = saysLittle(values) ? -4 : isSortedBy(facts, values) ? 3 : 0;
  const byUnit = hasUsualUnit(facts, at) ? 1.5 : 0;
  const isExplained = new Set(facts.secondary.values()).has(at) ? 1.5 : 0;
  const isRate = quantityOf(facts, at) === 'rate' ? 1 : 0;
  const isInOne = isMain(facts.column(at).name) && isInUsualCurrency(facts, at) ? 1 : 0;
  return nameScoreOf(facts, at) + byValues + byUnit + isExplained + isInOne - isRate;
}

/** Of amounts in several currencies those that were changed into the usual one can be added up. */
function isInUsualCurrency({ categories, column }: Facts, at: number): boolean {
  return categories.some((one) => {
    const usual = usualCurrency(column(one).name, column(one).values);
    return usual !== undefined && isInCurrency(column(at).name, usual);
  });
}

function nameScoreOf(facts: Facts, at: number): number {
  const { name } = facts.column(at);
  if (people.test(name)) return whole.test(name) ? 3 : 2;
  if (isVoteName(name) && facts.categories.some((one) => isCandidateName(facts.column(one).name))) return 2;
  if (isMain(name) || (harmInName(name) !== undefined && isListOfHarm(facts))) return 2;
  return minor.test(name) || isAgeName(name) || isOrderName(name) ? -2 : 0;
}

/** Whether the rows are accidents and the like, which no column counts: by the name of the file, or because columns say how many were killed and hurt. */
const isListOfHarm = perTable(({ name, measures, column }): boolean => {
  const names = measures.map((at) => column(at).name);
  const harm = new Set(names.map(harmInName));
  if (names.some((one) => isHarmName(one) && harmInName(one) === undefined)) return false;
  return isHarmName(name) || (harm.has('killed') && harm.has('hurt'));
});

const fewestAlike = 3;

/** Whether most of the measures have its unit: of percentages beside one size in MB the table is about percentages. */
function hasUsualUnit(facts: Facts, at: number): boolean {
  const unit = measureIn(facts, at)?.unit;
  const alike = facts.measures.filter((one) => measureIn(facts, one)?.unit === unit).length;
  return unit !== undefined && alike >= fewestAlike && alike > facts.measures.length / 2;
}

/** Fewer rows are in such an order by chance. */
const minSorted = 5;

/** Whether a list of things goes down by this figure: it is what the list is about. */
function isSortedBy({ table, times }: Facts, values: Float64Array): boolean {
  if (times.length > 0 || table.rows < minSorted) return false;
  return neverRises(values);
}

/** Always the same, or mostly empty. */
function saysLittle(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  const isSame = values.every((value) => value === first || Number.isNaN(value));
  return (
    isSame ||
    values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0) < values.length / 2
  );
}
