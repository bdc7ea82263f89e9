import type { Choice, Roles } from '../choice.ts';
import { coordinateRoles, locatedRows, mapOfPoints, type Located } from '../coordinates.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { countPhrase, reasonFor } from '../reason-text.ts';
import { timeAxisOf } from '../time-axis.ts';
import { median } from '../value-checks.ts';
import { mapOfPlaces } from './places.ts';

/** Fewer things are told apart by their names; fewer figures are compared as bars. */
const [minPoints, minFigures] = [3, 6];
/** Of the rows that have coordinates, and of coordinates that differ: readings of a few stations are no map. */
const most = 0.8;

/** Things with coordinates: stations, shops, earthquakes. One value for each of some countries is a map of countries. */
export function pointsOnMap(facts: Facts): Choice | undefined {
  const roles = coordinateRoles(facts);
  const { rows } = facts.table;
  if (!roles?.coordinates || rows < (roles.values.length > 0 ? minFigures : minPoints)) return undefined;
  if (mapOfPlaces(facts)) return undefined;
  const points = locatedRows(facts, roles.coordinates);
  const places = new Set(points.map(({ longitude, latitude }) => `${longitude} ${latitude}`)).size;
  if (points.length < most * rows || places < minPoints || places < most * points.length) return undefined;
  if (isCourse(facts, roles, points)) return undefined;
  const type = mapOfPoints(points);
  return { type, reason: reasonFor(countPhrase(points.length, 'point'), type), roles };
}

/** Something that moves goes less far from one point to the next: at most this share of the median distance between its points. */
const shortStep = 0.3;

/** Below this many unnamed points, long steps do not rule out a course. */
const longCourse = 15;

/** Whether the rows are the course of something that moves: over time, in short steps or without names and few. */
function isCourse(facts: Facts, { label, values }: Roles, points: readonly Located[]): boolean {
  const axis = timeAxisOf(facts);
  if (axis === undefined) return false;
  const isNamed = label !== undefined && facts.distinct(label) >= facts.table.rows / 2;
  if (!isNamed && (values.length === 0 || points.length < longCourse)) return true;
  const times = numbersIn(facts, axis);
  const along = points.toSorted((one, other) => (times[one.row] ?? 0) - (times[other.row] ?? 0));
  const steps = along.slice(1).map((point, at) => distance(point, along[at] ?? point));
  const half = Math.floor(along.length / 2);
  const ways = along.slice(half).map((point, at) => distance(point, along[at] ?? point));
  return median(steps) < shortStep * median(ways);
}

/** In degrees, which is near enough for a comparison. */
function distance(one: Located, other: Located): number {
  return Math.hypot(one.longitude - other.longitude, one.latitude - other.latitude);
}
