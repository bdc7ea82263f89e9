import { isUnit } from '../cells/units.ts';
import { isLinear } from './linear.ts';
import type { PlacedMeasure, Secondary } from './placed-measure.ts';

const otherWords = new Set(
  'c f k celsius fahrenheit metric imperial miles mile kph mb in inch inches inhg gal gallons ccf lbs pounds kilometers kilometres meters metres feet knots kts'.split(
    ' ',
  ),
);

/** The same figure in another unit: `temp_c, temp_f`, `Usage (CCF), Usage (gal)`. The first of them is left. */
export function findOtherUnits(measures: readonly PlacedMeasure[]): readonly Secondary[] {
  const stems = measures.map(({ column }) => stemOf(column.name));
  return measures.flatMap(({ at, column }, i): Secondary[] => {
    const first = measures.find(
      (other, j) =>
        j < i && stems[i] !== '' && stems[i] === stems[j] && isLinear(other.column.values, column.values),
    );
    return first ? [[at, first.at]] : [];
  });
}

/** The name without its unit; '' if it has none. */
function stemOf(name: string): string {
  const [, before = '', inside = ''] = /^(.*\S)\s*[(（[]([^()（）[\]]+)[)）\]]$/u.exec(name.trim()) ?? [];
  if (isUnitWord(inside)) return before.toLowerCase();
  const [, stem = '', last = ''] = /^(.*[^\s_])[\s_]+([^\s_]+)$/u.exec(name.trim()) ?? [];
  return isUnitWord(last) ? stem.toLowerCase() : '';
}

/** `Hall A` and `Hall B` are not in amperes and bytes. */
function isUnitWord(text: string): boolean {
  return (text.length > 1 && isUnit(text)) || otherWords.has(text.toLowerCase());
}
