import type { PlaceColumn } from '../table.ts';
import { countryOf, isCountryCode } from './countries.ts';
import { provinceOf } from './provinces.ts';

const provinceName = /省|地区|区域|province|region|area|place|地点/i;
const countryName = /国|country|nation|iso|entity|economy|location|地区|land$/i;

/** A place column, if at least 80 % of the distinct names are on one map; else undefined. */
export function placeColumnOf(name: string, values: readonly string[]): PlaceColumn | undefined {
  const different = [...new Set(values)].filter((value) => value !== '');
  if (different.length === 0 || different.length > 400 || different.some((value) => /\d{3}/.test(value)))
    return undefined;
  const hinted = { china: provinceName.test(name), world: countryName.test(name) };
  if (mostlyOnMap(different, (one) => provinceOf(one)) && (different.length > 1 || hinted.china))
    return placeColumn(name, values, 'china', provinceOf);
  const codes = different.every(isCountryCode);
  const sure = different.length >= (codes ? 4 : 2) || hinted.world;
  return sure && mostlyOnMap(different, countryOf)
    ? placeColumn(name, values, 'world', countryOf)
    : undefined;
}

function mostlyOnMap(values: readonly string[], placeOf: (value: string) => string | undefined): boolean {
  const most = 0.2 * values.length;
  let others = 0;
  return values.every((value) => placeOf(value) !== undefined || (others += 1) <= most);
}

function placeColumn(
  name: string,
  values: readonly string[],
  map: PlaceColumn['map'],
  placeOf: (value: string) => string | undefined,
): PlaceColumn {
  const known = new Map([...new Set(values)].map((value) => [value, placeOf(value)]));
  return { kind: 'place', name, values, map, places: values.map((value) => known.get(value)) };
}
