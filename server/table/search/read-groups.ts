import { isArray, isJsonObject, isScalar, type RawColumn, type RawTable } from '../raw-table.ts';
import type { Form } from './candidate.ts';
import { columnsOfObject } from './columns-of-object.ts';
import { concatTables, type ReadRows } from './concat.ts';
import { readObjects } from './read-objects.ts';
import { tupleTable } from './tuple-table.ts';
import type { RowGroup } from './unfold.ts';

/** Reads the rows of all groups into columns. Undefined if there is nothing in them. */
export function readGroups(form: Form, groups: readonly RowGroup[]): ReadRows | undefined {
  if (form === 'records' || form === 'object') return readObjects(groups);
  const tableOf = readers[form];
  return concatTables(groups.map((group) => tableOf(group, groups.length > 1)));
}

const readers: Readonly<
  Record<Exclude<Form, 'records' | 'object'>, (group: RowGroup, isPart: boolean) => RawTable | undefined>
> = {
  tuples: tupleTable,
  columns: ({ rows: [value], around }) =>
    isJsonObject(value) || isArray(value)
      ? columnsOfObject(isArray(value) ? { value } : value, around)
      : undefined,
  pairs: ({ rows: [object] }) => (isJsonObject(object) ? pairsTable(object) : undefined),
  values: ({ rows, keys }) => tableOfValues(rows.map(plainCell), keys),
};

/** Lists and objects among plain values have no place in a column. */
function plainCell(cell: unknown): unknown {
  return isScalar(cell) ? cell : null;
}

/** `{"Beijing": 12, "Shanghai": 30}` */
function pairsTable(object: Readonly<Record<string, unknown>>): RawTable | undefined {
  return tableOfValues(Object.values(object), Object.keys(object));
}

function tableOfValues(cells: readonly unknown[], keys: readonly string[] | undefined): RawTable {
  const value: RawColumn = { name: 'value', cells };
  const columns = keys ? [{ name: 'name', cells: keys }, value] : [value];
  return { rows: cells.length, columns, leftOut: 0 };
}
