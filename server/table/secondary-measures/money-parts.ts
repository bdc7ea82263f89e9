import { isCurrency } from '../cells/units.ts';
import type { PlacedMeasure, Secondary } from './placed-measure.ts';
import { measureNameOf } from './names.ts';
import { holdsInRows } from './share-of-rows.ts';

/** What is kept back of an amount is the smaller part of it. */
const most = 1 / 2;
const rounding = 0.01;

/** Commissions, fees, taxes, shipping and discounts of an amount of money that stands beside them: never more than it is, and less than half of all. */
export function findMoneyParts(measures: readonly PlacedMeasure[]): readonly Secondary[] {
  const names = new Map(measures.map((one) => [one, measureNameOf(one.column.name)]));
  const isSubtotal = (one: PlacedMeasure): boolean => names.get(one)?.saying === 'subtotal';
  const wholes = measures
    .filter((one) => names.get(one)?.isWhole)
    .toSorted((one, other) => Number(isSubtotal(one)) - Number(isSubtotal(other)));
  const isStatement = measures.some((one) => names.get(one)?.isProfit);
  if (wholes.length === 0 || isBudget(measures, wholes)) return [];
  return measures.flatMap((one): Secondary[] => {
    const { saying, about = '' } = names.get(one) ?? {};
    const isPart = saying === 'charge' || (saying === 'tax' && !isStatement);
    if (!isPart && saying !== 'subtotal') return [];
    const whole = wholes.find(
      (other) =>
        other !== one &&
        (about === '' || about === names.get(other)?.words) &&
        isTakenFrom(one, other, isPart ? most : 1),
    );
    return whole ? [[one.at, whole.at]] : [];
  });
}

function isTakenFrom({ column }: PlacedMeasure, { column: whole }: PlacedMeasure, share: number): boolean {
  if (isOtherCurrency(column.unit, whole.unit)) return false;
  const isLess = holdsInRows(
    column.values,
    whole.values,
    (part, value) => Math.abs(part) <= Math.abs(value) + rounding,
  );
  return isLess && sizeOf(column.values) <= share * sizeOf(whole.values);
}

function isOtherCurrency(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return false;
  return isCurrency(one) && isCurrency(other);
}

/** A total of taxes, fees and more: what it is made of is what is asked for. */
function isBudget(measures: readonly PlacedMeasure[], [total, ...more]: readonly PlacedMeasure[]): boolean {
  if (!total || more.length > 0) return false;
  const sums = new Float64Array(total.column.values.length);
  for (const one of measures)
    if (one !== total)
      one.column.values.forEach((value, row) => (sums[row] = (sums[row] ?? 0) + (value || 0)));
  return holdsInRows(
    sums,
    total.column.values,
    (sum, value) => Math.abs(sum - value) <= Math.abs(value) / 100,
  );
}

function sizeOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + Math.abs(value || 0), 0);
}
