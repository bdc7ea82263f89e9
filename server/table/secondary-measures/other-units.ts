import { isCurrency, isUnit } from '../cells/units.ts';
import { median } from '../value-checks.ts';
import { isLinear } from './linear.ts';
import type { PlacedMeasure, Secondary } from './placed-measure.ts';
import { holdsInRows } from './share-of-rows.ts';

const otherWords = new Set(
  'c f k celsius fahrenheit metric imperial miles mile kph mb in inch inches inhg gal gallons ccf lbs pounds lb stone kilograms kilogram kilos kilogrammes grams ounces oz litres liters litros liter kilometers kilometres kilometer meters metres meter feet knots kts seconds secs minutes mins hours hrs days weeks'.split(
    ' ',
  ),
);

/** The same figure in another unit: `temp_c, temp_f`, `Usage (CCF), Usage (gal)`, `pounds, kilograms`. The first of them is left. */
export function findOtherUnits(measures: readonly PlacedMeasure[]): readonly Secondary[] {
  const stems = measures.map(({ column }) => stemOf(column.name));
  return measures.flatMap(({ at, column: { values } }, i): Secondary[] => {
    const first = measures.find(
      ({ column: one }, j) =>
        j < i &&
        stems[i] !== undefined &&
        stems[i] === stems[j] &&
        (isLinear(one.values, values) || haveOneRatio(one.values, values)),
    );
    return first ? [[at, first.at]] : [];
  });
}

const nearly = 0.01;

/** Whether the ratio of two columns is the same in all rows, within rounding. */
function haveOneRatio(one: Float64Array, other: Float64Array): boolean {
  const ratios = one.map((value, row) => (other[row] ?? NaN) / (value || NaN)).filter((ratio) => ratio > 0);
  const usual = median(ratios);
  const isUsual = (value: number, beside: number): boolean =>
    Math.abs(beside - value * usual) <= nearly * Math.abs(beside);
  return Math.abs(usual - 1) > nearly && holdsInRows(one, other, isUsual);
}

/** The name without its unit, '' if it is nothing but a unit; undefined if it has none. */
function stemOf(name: string): string | undefined {
  const bare = name.trim();
  const [, before = '', inside = ''] = /^(.*\S)\s*[(（[]([^()（）[\]]+)[)）\]]$/u.exec(bare) ?? [];
  if (isUnitWord(inside)) return before.toLowerCase();
  // rates of two currencies are figures of their own
  if (isUnitWord(bare) && !isCurrency(bare)) return '';
  const [, stem = '', last = ''] = /^(.*[^\s_])[\s_]+([^\s_]+)$/u.exec(bare) ?? [];
  return isUnitWord(last) ? stem.toLowerCase() : undefined;
}

/** `Hall A` and `Hall B` are not in amperes and bytes. */
function isUnitWord(text: string): boolean {
  return (text.length > 1 && isUnit(text)) || otherWords.has(text.toLowerCase());
}
