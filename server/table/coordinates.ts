import { liesInChina } from './cells/china-outline.ts';
import type { Roles } from './choice.ts';
import { numbersIn, type Facts } from './facts.ts';
import { maxSeries, rolesWithLabel } from './label.ts';
import { mainMeasureOf } from './main-measure.ts';

/** Where something is, in degrees. */
export interface Located {
  readonly row: number;
  readonly longitude: number;
  readonly latitude: number;
}

/** The columns of the coordinates; of several pairs, such as start and end, the first. Undefined without a pair. */
function coordinatesOf({ coordinates, column }: Facts): Roles['coordinates'] {
  const first = (role: 'longitude' | 'latitude'): number | undefined =>
    coordinates.find((at) => column(at).role?.role === role);
  const [longitude, latitude] = [first('longitude'), first('latitude')];
  return longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
}

/** The rows of a table that have both coordinates. */
export function locatedRows(facts: Facts, [longitude, latitude]: readonly [number, number]): Located[] {
  return locate(numbersIn(facts, longitude), numbersIn(facts, latitude));
}

/** The rows that have both coordinates. Longitudes may run from 0 to 360. */
export function locate(longitudes: Float64Array, latitudes: Float64Array): Located[] {
  const all = Array.from(longitudes, (longitude, row) => ({
    row,
    longitude: longitude > 180 ? longitude - 360 : longitude,
    latitude: latitudes[row] ?? NaN,
  }));
  return all.filter(({ longitude, latitude }) => !Number.isNaN(longitude + latitude));
}

/** How far points may be off a map of China's land. */
const nearlyAll = 0.95;

/** The map that points lie on. */
export function mapOfPoints(points: readonly Located[]): 'china' | 'world' {
  const inside = points.filter((point) => liesInChina(point.longitude, point.latitude)).length;
  return points.length > 0 && inside >= nearlyAll * points.length ? 'china' : 'world';
}

/** How high things lie is part of where they are. */
const heightName = /^(?:altitude|elev(?:ation)?|h[öo]he|height|alt|海拔|高程)(?![a-z])/i;

/** The measures that are no part of where things are. */
export function figuresOf({ coordinates, measures, overrides, column }: Facts): readonly number[] {
  if (coordinates.length === 0 || overrides.values.length > 0) return measures;
  return measures.filter((at) => !coordinates.includes(at) && !heightName.test(column(at).name));
}

/** Points with a name, the main measure for their size, and a column of categories for their colours, if there are any. */
export function coordinateRoles(facts: Facts): Roles | undefined {
  const coordinates = coordinatesOf(facts);
  if (!coordinates) return undefined;
  const value = mainMeasureOf({ ...facts, measures: figuresOf(facts) });
  const label = nameOf(facts);
  const group = kindOf(facts, label);
  return {
    ...rolesWithLabel(label, value === undefined ? [] : [value]),
    ...(group !== undefined && { group }),
    coordinates,
  };
}

/** Of each kind there are a few, and no more kinds than colours. */
const fewest = 3;

/** What tells kinds of points apart: the line of a station, the brand of a shop. */
function kindOf(
  { overrides, categories, distinct, sequence, table, column }: Facts,
  label: number | undefined,
) {
  if (overrides.group !== undefined) return overrides.group;
  return categories.find((at) => {
    if (at === label || sequence(at) !== undefined) return false;
    const { kind, values } = column(at);
    if (kind !== 'category' || values.includes('')) return false;
    return distinct(at) > 1 && distinct(at) <= Math.min(maxSeries, table.rows / fewest);
  });
}

const nameWord =
  /(?:^|[^a-z])(?:name|title|place|address|station|site|city|town|nom|ort|standort)$|名称|站名|地点|地址|城市/i;

/** What tells most of the points apart, and is called a name. */
function nameOf({ overrides, categories, distinct, table, column }: Facts): number | undefined {
  if (overrides.label !== undefined) return overrides.label;
  const bySize = categories.toSorted((one, other) => distinct(other) - distinct(one));
  const telling = bySize.filter((at) => distinct(at) > table.rows / 2);
  return telling.find((at) => nameWord.test(column(at).name.trim())) ?? bySize[0];
}
