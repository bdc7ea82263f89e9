import { median } from '../value-checks.ts';
import type { Moment } from './moment.ts';
import { dayFirst, monthFirst, type TimeFormat } from './time-formats.ts';

/** As many rows show how long the steps are. */
const sampleSize = 2000;

/** What stands first in `05/01/2024`. */
export type DayMonthOrder = 'day' | 'month';

/**
 * Whether the day or the month stands first, by the whole column: the reading with fewer impossible dates, else with fewer steps back, else
 * with more steps of one length. Undefined if both are alike, or if there are no such dates.
 */
export function dayMonthOrder(cells: readonly unknown[]): DayMonthOrder | undefined {
  const ambiguous = cells.filter(isAmbiguous);
  if (ambiguous.length === 0) return undefined;
  const [day, month] = [dayFirst, monthFirst].map((format) => ambiguous.map((cell) => timeOf(format, cell)));
  if (!day || !month) return undefined;
  for (const faults of [countImpossible, countStepsBack, countOddSteps]) {
    const difference = faults(day) - faults(month);
    if (difference !== 0) return difference < 0 ? 'day' : 'month';
  }
  return undefined;
}

/** Whether a column has such dates. */
export function hasAmbiguous(cells: readonly unknown[]): boolean {
  return cells.some(isAmbiguous);
}

function isAmbiguous(cell: unknown): cell is string {
  return typeof cell === 'string' && cell.length <= 40 && dayFirst.pattern.test(cell.trim());
}

/** Dots and hyphens are written where the day stands first. */
export function isWrittenDayFirst(cells: readonly unknown[]): boolean {
  return cells.some((cell) => typeof cell === 'string' && /^\s*\d{1,2}([-.])\s?\d{1,2}\1/.test(cell));
}

function timeOf({ pattern, parse }: TimeFormat, cell: string): number {
  const groups = pattern.exec(cell.trim());
  const moment: Moment | undefined = groups ? parse(groups) : undefined;
  return moment?.time ?? NaN;
}

function countImpossible(times: readonly number[]): number {
  return times.filter(Number.isNaN).length;
}

/** Lists run up or down. */
function countStepsBack(times: readonly number[]): number {
  let [up, down] = [0, 0];
  for (const [row, time] of times.entries()) {
    const before = times[row - 1] ?? time;
    if (time < before) down += 1;
    if (time > before) up += 1;
  }
  return Math.min(up, down);
}

/** The steps between different times that are not as long as most are: months may be of 28 to 31 days. */
function countOddSteps(times: readonly number[]): number {
  const sorted = Float64Array.from(new Set(times.slice(0, sampleSize))).sort();
  const steps = sorted.subarray(1).map((time, at) => time - (sorted[at] ?? NaN));
  const usual = median(steps);
  return steps.filter((step) => step < 0.85 * usual || step > 1.15 * usual).length;
}

const dayFirstLetters = /[à-öø-ÿāăąćčďđęěğıłńňőřśşšťůűźżžа-яёα-ω]/i;
const dayFirstWords = new Set(
  'datum fecha data dato dag tarih tag pvm betrag summe umsatz preis wert menge anzahl ort land stadt konto importe valor saldo cuenta cantidad precio ciudad producto ventas cliente gasto ingreso hora montant prix ville pays nom quantite ventes libelle importo prezzo citta vendite valuta bedrag prijs aantal plaats belop antal pris kwota cena ilosc miasto tutar fiyat gbp eur aud nzd inr zar postcode suburb vat gst £ € ₹'.split(
    ' ',
  ),
);

/** What the language of the column names suggests; undefined for English, in which both are written. */
export function orderByLanguage(names: readonly string[]): 'day' | undefined {
  const words = names.flatMap((name) => name.toLowerCase().split(/[\s_\-.,:;()[\]/]+/u));
  return words.some((word) => dayFirstWords.has(word) || dayFirstLetters.test(word)) ? 'day' : undefined;
}

/** Where people write the month first, by the names of their time zones. */
const monthFirstZones =
  /^(?:US\/.+|America\/(?:New_York|Detroit|Chicago|Menominee|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Metlakatla|Yakutat|Nome|Adak|(?:Indiana|Kentucky|North_Dakota)\/.+)|Pacific\/(?:Honolulu|Guam)|Asia\/Manila|(?:EST5|CST6|MST7|PST8).*)$/;
const noPlace = /^(?:Etc\/.+|UTC|GMT|UCT|Zulu|Universal|Greenwich)$/i;

/** The last resort: the habit of the place whose time the file is shown in. It travels to the pages with that time zone; UTC is no place. */
export function orderByZone(zone: string | undefined): DayMonthOrder {
  return zone === undefined || noPlace.test(zone) || monthFirstZones.test(zone) ? 'month' : 'day';
}
