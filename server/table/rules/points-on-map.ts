import type { Choice } from '../choice.ts';
import { coordinateRoles, locatedRows, mapOfPoints, type Located } from '../coordinates.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { countPhrase, reasonFor } from '../reason-text.ts';
import { timeAxisOf } from '../time-axis.ts';
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
  if (isCourse(facts, roles.label, points)) return undefined;
  const type = mapOfPoints(points);
  return { type, reason: reasonFor(countPhrase(points.length, 'point'), type), roles };
}

/** Of the whole extent: something that moves makes shorter steps, mostly. */
const shortStep = 0.1;

/** Whether the rows are the course of something that moves: over time, without names or in short steps. */
function isCourse(facts: Facts, label: number | undefined, points: readonly Located[]): boolean {
  const axis = timeAxisOf(facts);
  if (axis === undefined) return false;
  if (label === undefined || facts.distinct(label) < facts.table.rows / 2) return true;
  const times = numbersIn(facts, axis);
  const along = points.toSorted((one, other) => (times[one.row] ?? 0) - (times[other.row] ?? 0));
  const steps = along.slice(1).map((point, at) => distance(point, along[at] ?? point));
  const least = shortStep * extentOf(points);
  const short = steps.filter((step) => step < least).length;
  return short > steps.length / 2;
}

function extentOf(points: readonly Located[]): number {
  const ends = (pick: (one: number, other: number) => number): Located =>
    points.reduce((one, other) => ({
      row: 0,
      longitude: pick(one.longitude, other.longitude),
      latitude: pick(one.latitude, other.latitude),
    }));
  return distance(ends(Math.min), ends(Math.max));
}

/** In degrees, which is near enough for a comparison. */
function distance(one: Located, other: Located): number {
  return Math.hypot(one.longitude - other.longitude, one.latitude - other.latitude);
}
