import { monthOf, weekdayOf } from '../cells/calendar-names.ts';
import { sequenceOf } from '../cells/sequences.ts';
import { textOf } from '../cells/text.ts';
import type { RawTable } from '../raw-table.ts';

const mostRows = 31;

/**
 * Months and weekdays that name the rows come in the calendar's order, as from a pivot that sorted them by letter they do not. A year may
 * begin with any month and a week with any day.
 */
export function inCalendarOrder(raw: RawTable): RawTable {
  const [label] = raw.columns;
  if (!label || label.cells instanceof Float64Array || raw.rows > mostRows) return raw;
  const places = placesOf(label.cells.map(textOf));
  if (!places || isInTurn(places)) return raw;
  const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const columns = raw.columns.map((column) => ({ ...column, cells: order.map((row) => column.cells[row]) }));
  return { ...raw, columns };
}

function placesOf(words: readonly string[]): readonly number[] | undefined {
  if (words.some((word) => word === '') || new Set(words).size < words.length) return undefined;
  const sequence = sequenceOf(words);
  if (sequence === 'months') return words.map(monthOf);
  return sequence === 'weekdays' ? words.map(weekdayOf) : undefined;
}

/** Upwards, with one step back at most: from December to January. */
function isInTurn(places: readonly number[]): boolean {
  return places.filter((place, at) => at > 0 && place < (places[at - 1] ?? 0)).length <= 1;
}
