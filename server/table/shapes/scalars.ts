import { provinceOf } from '../cells/provinces.ts';
import { countryOf } from '../cells/countries.ts';
import { rawTable, type Plain, type RawTable } from '../raw.ts';

const measured =
  /^(?:value|current|now|actual|target|goal|plan|max|min|maximum|minimum|limit|total|count|previous|prev|last|average|avg|mean|数值|当前|当前值|目标|目标值|上限|下限|总数|实际|计划)$/i;

/** `{"Beijing": 12, "Shanghai": 30}`: names with their values. Numbers that cannot share an axis are the measures of one row instead. */
export function scalarsTable(json: Plain): RawTable | undefined {
  const entries = Object.entries(json);
  const numbers = entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  if (numbers.length < 2 || numbers.length < entries.length || !areLikes(numbers)) return undefined;
  return rawTable([
    { name: 'name', cells: numbers.map(([name]) => name) },
    { name: 'value', cells: numbers.map(([, value]) => value) },
  ]);
}

function areLikes(entries: readonly (readonly [string, number])[]): boolean {
  if (entries.some(([name]) => measured.test(name))) return false;
  if (entries.every(([name]) => provinceOf(name) ?? countryOf(name))) return true;
  const sizes = entries.map(([, value]) => Math.abs(value)).filter((size) => size > 0);
  return (
    entries.length > 2 &&
    sizes.reduce((a, b) => Math.max(a, b), 0) <= 200 * sizes.reduce((a, b) => Math.min(a, b), Infinity)
  );
}
