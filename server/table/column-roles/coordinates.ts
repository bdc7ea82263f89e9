import { nameParts } from '../cells/id-names.ts';
import type { Column } from '../table.ts';
import type { Finder } from './finder.ts';

const latitudes = new Set(
  'lat lats latitude latitud latitudine latitudes breite breitengrad широта'.split(' '),
);
const longitudes = new Set(
  'lon long lng lons longitude longitud longitudine longitudes länge laenge längengrad laengengrad долгота'.split(
    ' ',
  ),
);
/** Degrees of the World Geodetic System, as land surveyors call them: `XGCSWGS84`, `y_wgs84`. */
const [otherLatitude, otherLongitude] = [/[纬緯]度|^y.*wgs.?84/iu, /[经經]度|^x.*wgs.?84/iu];

/** Latitude and longitude, by name and range; one without the other is a measure. */
export const coordinateOf: Finder = (columns) => {
  const directions = new Map(columns.map((column) => [column, directionOf(column)]));
  const found = new Set(directions.values());
  const isPair = found.has('latitude') && found.has('longitude');
  return (column) => {
    const role = isPair ? directions.get(column) : undefined;
    return role && { role };
  };
};

function directionOf(column: Column): 'latitude' | 'longitude' | undefined {
  if (column.kind !== 'measure') return undefined;
  const parts = nameParts(column.name);
  if (parts.some((part) => latitudes.has(part)) || otherLatitude.test(column.name))
    return isWithin(column.values, 90) ? 'latitude' : undefined;
  if (parts.some((part) => longitudes.has(part)) || otherLongitude.test(column.name))
    return isWithin(column.values, 360) ? 'longitude' : undefined;
  return undefined;
}

function isWithin(values: Float64Array, most: number): boolean {
  return values.every((value) => value !== value || Math.abs(value) <= most);
}
