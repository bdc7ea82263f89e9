import type { Column } from '../table.ts';
import { findMoneyParts } from './money-parts.ts';
import { findOrderTotals } from './order-totals.ts';
import { findOtherUnits } from './other-units.ts';
import { findPercentiles } from './percentiles.ts';
import type { PlacedMeasure, Secondary } from './placed-measure.ts';
import { findReadings } from './readings.ts';
import { findStatistics } from './statistics.ts';
import { findSurveys } from './surveys.ts';
import { findSummaries } from './summaries.ts';

/** With fewer rows the values prove nothing, but several names may. */
const minRows = 4;

/**
 * The measures that only say something about another one: the tax of a price, the deviation and the quality of a reading, the same in another
 * unit. They neither lead nor stand beside it, and are offered instead of it. By their names and by their values; never all of them. Each
 * with the position of that other one.
 */
export function secondaryIn(
  columns: readonly Column[],
  rows: number,
  measures: readonly number[],
): ReadonlyMap<number, number> {
  if (rows < 2 || measures.length < 2) return new Map();
  const placed = measures.flatMap((at): PlacedMeasure[] => {
    const column = columns[at];
    return column?.kind === 'measure' ? [{ at, column }] : [];
  });
  const summaries = findSummaries(placed, columns);
  if (rows < minRows) return foundFor(measures, summaries);
  const isList = columns.some(({ kind, role }) => kind === 'time' || role?.role === 'id');
  return foundFor(measures, [
    ...findStatistics(placed),
    ...findSurveys(placed),
    ...findPercentiles(placed),
    ...findReadings(placed),
    ...findOtherUnits(placed),
    ...findOrderTotals(placed, columns, rows),
    ...(isList ? findMoneyParts(placed) : []),
    ...summaries,
  ]);
}

function foundFor(measures: readonly number[], secondary: readonly Secondary[]): ReadonlyMap<number, number> {
  const found = new Map(secondary);
  return found.size < measures.length ? found : new Map();
}
