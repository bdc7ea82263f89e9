import { quantityInName } from '../aggregation/quantity-names.ts';
import { determines } from '../column-roles/determines.ts';
import type { Column } from '../table.ts';
import { measureNameOf } from './names.ts';
import type { PlacedMeasure, Secondary } from './placed-measure.ts';

/** An order in a hundred may have two lines by mistake. */
const mostOrders = 0.9;

/**
 * The total of an order that is said once more in each of its lines, beside what a line comes to: it would be added up as often as there are
 * lines. It is always the same for the same id, and the amount of a line is not.
 */
export function findOrderTotals(
  measures: readonly PlacedMeasure[],
  columns: readonly Column[],
  rows: number,
): readonly Secondary[] {
  const amounts = measures.filter(({ column }) => {
    const { isWhole, saying } = measureNameOf(column.name);
    return isWhole || saying === 'charge' || saying === 'tax';
  });
  if (amounts.length < 2) return [];
  for (const key of columns) {
    if (key.role?.role !== 'id' || key.kind !== 'category') continue;
    if (new Set(key.values).size > mostOrders * rows) continue;
    const ofOrders = amounts.filter(({ column }) => determines(key, column));
    const ofLines = amounts.find(
      (one) =>
        !ofOrders.includes(one) &&
        measureNameOf(one.column.name).isWhole &&
        // a price of one piece is none
        quantityInName(one.column.name) === 'amount',
    );
    if (ofLines && ofOrders.length > 0) return ofOrders.map(({ at }) => [at, ofLines.at]);
  }
  return [];
}
