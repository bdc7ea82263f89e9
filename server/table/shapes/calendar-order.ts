import { monthOf, weekdayOf } from '../cells/calendar-names.ts';
import { sequenceOf } from '../cells/sequences.ts';
import { textOf } from '../cells/text.ts';
import type { RawTable } from '../raw-table.ts';

const maxRows = 31;

/**
 * Sorts rows that are named by months or weekdays into calendar order: pivot tables sort them alphabetically. A year may start with any
 * month, and a week with any day.
 */
export function sortByCalendar(raw: RawTable): RawTable {
  const [label] = raw.columns;
  if (!label || label.cells instanceof Float64Array || raw.rows > maxRows) return raw;
  const places = positionsOf(label.cells.map(textOf));
  if (!places || isCyclicOrder(places)) return raw;
  const order = [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const columns = raw.columns.map((column) => ({ ...column, cells: order.map((row) => column.cells[row]) }));
  return { ...raw, columns };
}

function positionsOf(words: readonly string[]): readonly number[] | undefined {
  if (words.some((word) => word === '') || new Set(words).size < words.length) return undefined;
  const sequence = sequenceOf(words);
  if (sequence === 'months') return words.map(monthOf);
  return sequence === 'weekdays' ? words.map(weekdayOf) : undefined;
}

/** Ascending, with at most one step back, as from December to January. */
function isCyclicOrder(places: readonly number[]): boolean {
  return places.filter((place, at) => at > 0 && place < (places[at - 1] ?? 0)).length <= 1;
}
