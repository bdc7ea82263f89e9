import { isDecreasing, isPositive, largest } from '../value-checks.ts';
import { isChange } from './changes.ts';
import { isLinear } from './linear.ts';
import type { PlacedMeasure, Secondary } from './placed-measure.ts';
import { holdsInRows } from './share-of-rows.ts';

const readingName =
  /(?<!\p{L})(?:read(?:ing)?s?|meter|(?:zähler)?stand|relevé|index|lectura|lettura|leitura|meterstand)(?!\p{L})|读数|表底|示数|検針/iu;
const billName =
  /(?<!\p{L})(?:amount|bill|cost|charges?|total|betrag|kosten|montant|importe|importo|valor|bedrag)(?!\p{L})|费用|电费|水费|料金|金额/iu;
const daysName =
  /^(?:(?:billing |number of |no\.? of )?days|(?:anzahl )?tage|jours|días|giorni|dias|dagen|天数|日数)$/iu;
const daysSince =
  /^(?:days[ _]?(?:since|between|elapsed)(?:[ _](?:the[ _])?(?:last|previous|prior)(?:[ _]reading)?)?|(?:tage|anzahl tage)[ _]seit.*|jours[ _]depuis.*|días[ _]desde.*|giorni[ _]da.*|dias[ _]desde.*|dagen[ _]sinds.*|dni[ _]od.*|dnů[ _]od.*|间隔天数|経過日数|경과일수?)$/iu;
const usedName =
  /(?<!\p{L})(?:consumptions?|consumed|usage|used|(?:\p{L}+)?verbrauch|consommation|consumo|consumi|verbruik|zużycie|spotřeba|spotreba|forbrug|forbruk|förbrukning|kulutus|tüketim|расход|потребление|споживання|κατανάλωση|fogyasztás|tiêu thụ|pemakaian|konsumsi)(?!\p{L})|用量|使用量|用电量|用水量|用气量|消費量|사용량/iu;
const rounding = 0.51;
const [mostDays, mostDaysOfBill, mostEven] = [3660, 366, 1.5];

/**
 * What a meter showed before and after, beside what was used, which is their difference: both only say how that was found. Neither do the days
 * between say more, nor a bill that follows from it.
 */
export function findReadings(measures: readonly PlacedMeasure[]): readonly Secondary[] {
  const readings = measures.filter(({ column }) => readingName.test(column.name));
  for (const before of readings)
    for (const after of readings) {
      const used = measures.find((one) => before !== after && isDifference(one, before, after));
      if (!used) continue;
      const others = measures.filter((one) => one !== used && followsFrom(one, used));
      return [before, after, ...others].map(({ at }) => [at, used.at]);
    }
  return findRisingReading(measures);
}

/**
 * What a meter shows, which only ever rises, beside what was used since the last time. At uneven distances the mean a day says more, if there
 * is one.
 */
function findRisingReading(measures: readonly PlacedMeasure[]): readonly Secondary[] {
  const used = measures.find(({ column }) => usedName.test(column.name.replace(/_/g, ' ')));
  const reading =
    used &&
    measures.find((one) => one !== used && isMeter(one) && isChange('by-values', used.column, one.column));
  if (!reading) return [];
  const days = measures.find((one) => one !== used && isDays(one));
  const mean = days && measures.find((one) => isMeanOf(one, used, days));
  const main = mean && isUneven(days.column.values) ? mean : used;
  return [reading, used, days, mean].flatMap((one): Secondary[] =>
    one && one !== main ? [[one.at, main.at]] : [],
  );
}

function isMeter({ column: { values } }: PlacedMeasure): boolean {
  const known = values.filter((value) => !Number.isNaN(value));
  return isPositive(known) && (isDecreasing(known) || isDecreasing(known.toReversed()));
}

function isMeanOf(one: PlacedMeasure, used: PlacedMeasure, { column }: PlacedMeasure): boolean {
  if (one === used) return false;
  const means = used.column.values.map((value, row) => value / (column.values[row] ?? NaN));
  return holdsInRows(
    means,
    one.column.values,
    (mean, value) => Math.abs(mean - value) <= 0.01 * mean + 0.011,
  );
}

function isUneven(days: Float64Array): boolean {
  const known = days.filter((value) => value > 0);
  return largest(known) > mostEven * Math.min(...known);
}

function isDifference(used: PlacedMeasure, before: PlacedMeasure, after: PlacedMeasure): boolean {
  if (used === before || used === after) return false;
  const { values: from } = before.column;
  const differences = after.column.values.map((value, row) => value - (from[row] ?? NaN));
  const isUsed = holdsInRows(
    differences,
    used.column.values,
    (difference, value) => Math.abs(difference - value) <= rounding,
  );
  return isUsed && differences.some((difference) => difference > rounding);
}

function followsFrom({ at, column }: PlacedMeasure, used: PlacedMeasure): boolean {
  const { name, values } = column;
  if (isDays({ at, column })) return true;
  return billName.test(name) && isLinear(used.column.values, values);
}

function isDays({ column: { name, values } }: PlacedMeasure): boolean {
  const bare = name.trim();
  const most = daysSince.test(bare) ? mostDays : daysName.test(bare) ? mostDaysOfBill : 0;
  return most > 0 && values.every((value) => !(value < 0 || value > most));
}
