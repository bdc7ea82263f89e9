import type { Column, FoundRole } from '../table.ts';
import { attributeOf } from './attributes.ts';
import { codeOf } from './codes.ts';
import { constantOf } from './constants.ts';
import { coordinateOf } from './coordinates.ts';
import { withDimensions } from './dimensions.ts';
import { factorOf } from './factors.ts';
import { idOf } from './ids.ts';
import { indexOf } from './indexes.ts';
import { joinTimes } from './joined-time.ts';
import { panelKeyOf } from './panel-keys.ts';
import { sameTimeOf } from './same-time.ts';
import { withTimeSpans } from './time-spans.ts';
import { withYearSpans } from './year-spans.ts';
import type { Finder } from './finder.ts';

/** In the order of trying: what is certain by itself comes before what depends on other columns. */
const finders: readonly Finder[] = [
  idOf,
  constantOf,
  coordinateOf,
  sameTimeOf,
  indexOf,
  codeOf,
  factorOf,
  attributeOf,
  panelKeyOf,
];

/**
 * Gives the columns that are no measure, name or time of what is drawn their role. Ids become text, and a time in
 * several columns becomes one more. Linear in the number of cells.
 */
export function findRoles(columns: readonly Column[], rows: number): readonly Column[] {
  if (rows < 2) return columns;
  let found = joinTimes(withYearSpans(columns, rows), rows);
  for (const finder of finders) {
    const find = finder(found, rows);
    found = found.map((column, at) => {
      const role = column.role ? undefined : find(column, at);
      return role ? withRole(column, role) : column;
    });
  }
  return withTimeSpans(withDimensions(found, rows), rows);
}

/** Ids are written in full, without separators. */
function withRole(column: Column, role: FoundRole): Column {
  if (role.role !== 'id' || column.kind !== 'measure') return { ...column, role };
  const values = Array.from(column.values, (value) => (Number.isNaN(value) ? '' : String(value)));
  return { kind: 'category', name: column.name, role, values };
}
