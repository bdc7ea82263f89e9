import { parseNumericTimes } from '../cells/number-times.ts';
import { parseNumbers } from '../cells/numbers.ts';
import { placeColumnOf } from '../cells/places.ts';
import { plainNumbers } from '../cells/plain-numbers.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';
import { cellsAsRows } from './cells-as-rows.ts';
import { isTotalName } from './totals.ts';

/** Fewer places fit side by side as they are. */
const minPlaces = 10;
const minRows = 3;
/** The time is repeated for every place: more cells stay where they are. */
const maxCells = 100_000;
/** As many rows show what a column holds. */
const sampleSize = 20;

/** A time beside many columns of numbers that are called like places is one measure of each place: each cell becomes a row with its place. */
export function unpivotPlaces(raw: RawTable): RawTable {
  const [time, ...others] = raw.columns;
  const places = others.filter(({ name }) => !isTotalName(name));
  if (!time || raw.rows < minRows || places.length < minPlaces) return raw;
  if (raw.rows * places.length > maxCells || !isTime(time, raw.rows) || !places.every(isNumeric)) return raw;
  if (!placeColumnOf('', places.map(placeName))) return raw;
  const columns = [time, ...places.map((place) => ({ ...place, name: placeName(place) }))];
  const leftOut = raw.leftOut + others.length - places.length;
  const long = cellsAsRows(
    { ...raw, columns, leftOut },
    { name: 'place', first: 1, last: columns.length - 1 },
  );
  return noteFound(long, 'table', ({ notes }) => notes.placesAcross);
}

/** Of fields within fields the last: `arrivals.France`. */
function placeName({ name }: RawColumn): string {
  return name.slice(name.lastIndexOf('.') + 1).trim() || name;
}

/** Each moment once. */
function isTime({ name, cells }: RawColumn, rows: number): boolean {
  const numbers = cells instanceof Float64Array ? cells : plainNumbers(cells);
  const times = numbers ? parseNumericTimes(numbers, name, 0) : parseTimes(cells);
  return times !== undefined && new Set(times.values).size === rows;
}

function isNumeric({ cells }: RawColumn): boolean {
  return cells instanceof Float64Array || parseNumbers(cells.slice(0, sampleSize)) !== undefined;
}
