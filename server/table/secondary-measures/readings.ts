import { isLinear } from './linear.ts';
import type { PlacedMeasure, Secondary } from './placed-measure.ts';
import { holdsInRows } from './share-of-rows.ts';

const readingName =
  /(?<!\p{L})(?:read(?:ing)?s?|meter|(?:zähler)?stand|relevé|index|lectura|lettura|leitura|meterstand)(?!\p{L})|读数|表底|示数|検針/iu;
const billName =
  /(?<!\p{L})(?:amount|bill|cost|charges?|total|betrag|kosten|montant|importe|importo|valor|bedrag)(?!\p{L})|费用|电费|水费|料金|金额/iu;
const daysName =
  /^(?:(?:billing |number of |no\.? of )?days|(?:anzahl )?tage|jours|días|giorni|dias|dagen|天数|日数)$/iu;
const rounding = 0.51;

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
  return [];
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

function followsFrom({ column }: PlacedMeasure, used: PlacedMeasure): boolean {
  const { name, values } = column;
  if (daysName.test(name.trim())) return values.every((value) => !(value < 0 || value > 366));
  return billName.test(name) && isLinear(used.column.values, values);
}
