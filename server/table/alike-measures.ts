import { quantityOf } from './aggregation/quantity.ts';
import { isCurrencyCode, majorCurrency } from './cells/currencies.ts';
import { measureIn, numbersIn, type Facts } from './facts.ts';
import { maxSeries } from './label.ts';
import { mainByName, mainMeasureOf, standsOut } from './main-measure.ts';
import { perTable } from './per-facts.ts';
import { largest } from './value-checks.ts';

/** Beyond this ratio of their largest values the smaller line lies flat at zero. */
const maxRatio = 10;

/** The measures that share a scale with the main one. If several could be the main one by name, the one that most others share a scale with. */
export function alikeMeasures(facts: Facts, measures: readonly number[]): readonly number[] {
  const main = mainMeasureOf(facts);
  if (main === undefined) return measures;
  const alikeTo = (one: number): readonly number[] => measures.filter((at) => shareScale(facts, one, at));
  const usual = longestOf(mainByName(facts, main).map(alikeTo));
  if (measures.length <= maxSeries || standsOut(facts, main)) return usual;
  const [known] = measures.toSorted((one, other) => standingOf(facts, one) - standingOf(facts, other));
  if (known !== undefined && areCurrencies(facts)) return alikeTo(known);
  // of many of one kind, such as stations, the first one happens to be the first
  const sizes = new Map(measures.map((at) => [at, largest(numbersIn(facts, at))]));
  const upTo = (one: number): readonly number[] =>
    alikeTo(one).filter((at) => (sizes.get(at) ?? 0) <= (sizes.get(one) ?? 0));
  const most = longestOf(measures.map(upTo));
  return most.length > Math.max(usual.length, measures.length / 2) ? most : usual;
}

function longestOf(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.reduce((most, list) => (list.length > most.length ? list : most));
}

const demandName = /^(?:(?:total|residual|net)[ _])?(?:load|demand|consumption)$|^(?:netz)?last$/i;
const fuelName = /solar|wind|biomass|coal|lignite|gas|hydro|nuclear|photovoltaic/i;
const minFuels = 4;
const maxFuelRatio = 50;

/** Of a power grid what produces it is drawn, at night and by day: what it is used for is their sum, and a share is none of them. */
export function producers(facts: Facts, measures: readonly number[]): readonly number[] | undefined {
  const { column } = facts;
  const fuels = measures.filter((at) => fuelName.test(column(at).name));
  if (fuels.length < minFuels || fuels.length < measures.length / 2) return undefined;
  const isOther = (at: number): boolean =>
    demandName.test(column(at).name.trim()) || /share|percent|%/i.test(column(at).name);
  if (!measures.some(isOther)) return undefined;
  const sizeAt = (at: number): number => largest(numbersIn(facts, at));
  const most = Math.max(...fuels.map(sizeAt));
  return measures.filter((at) => !isOther(at) && sizeAt(at) * maxFuelRatio >= most);
}

function shareScale(facts: Facts, one: number, other: number): boolean {
  const [unit, otherUnit] = [measureIn(facts, one)?.unit, measureIn(facts, other)?.unit];
  if (unit !== undefined && otherUnit !== undefined) return unit === otherUnit;
  // A distance in km and a pulse without a unit are alike by chance.
  if (unit !== otherUnit && quantityOf(facts, one) !== quantityOf(facts, other)) return false;
  const sizes = [one, other].map((at) => largest(numbersIn(facts, at)));
  const [least = 0, most = 0] = sizes.toSorted((a, b) => a - b);
  return most === 0 || most <= maxRatio * least;
}

/** What is traded most comes first among currencies, of which none is larger than another. */
export function standingOf(facts: Facts, at: number): number {
  return areCurrencies(facts) ? (majorCurrency(facts.column(at).name) ?? maxSeries) : 0;
}

const areCurrencies = perTable(({ measures, column }): boolean => {
  const named = measures.filter((at) => isCurrencyCode(column(at).name));
  return named.length >= (3 / 4) * measures.length;
});
