import { plainNumbers } from '../cells/plain-numbers.ts';
import {
  isArray,
  isJsonObject,
  isScalar,
  ownValue,
  rawTable,
  type Cells,
  type JsonObject,
  type RawColumn,
  type RawTable,
} from '../raw-table.ts';

/** An object of arrays of equal length, as from weather services and data frames. @param units by column, from `<name>_units` beside it */
export function columnsTable(json: JsonObject, units?: unknown): RawTable | undefined {
  const lists = Object.entries(json).filter(
    (entry): entry is [string, readonly unknown[]] => isArray(entry[1]) && entry[1].length > 0,
  );
  const [first] = lists;
  if (!first || lists.length < Object.keys(json).length / 2) return undefined;
  if (lists.some(([, list]) => list.length !== first[1].length)) return undefined;
  const columns: RawColumn[] = [];
  for (const [name, list] of lists) {
    const cells = cellsOf(list);
    if (!cells) return undefined;
    const unit = isJsonObject(units) ? ownValue(units, name) : undefined;
    columns.push({ name, cells, ...(typeof unit === 'string' && isUnit(unit) && { unit }) });
  }
  return rawTable(columns);
}

/** An array as a column; undefined if it has anything but scalars. A single pass: arrays have up to a hundred thousand items. */
function cellsOf(list: readonly unknown[]): Cells | undefined {
  return plainNumbers(list) ?? (list.every(isScalar) ? list : undefined);
}

/** `iso8601` is a format of times, not a unit. */
const isUnit = (unit: string): boolean => unit.length > 0 && unit.length <= 12 && !/iso|unix/i.test(unit);
