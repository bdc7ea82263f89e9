import { plainNumbers } from '../cells/plain-numbers.ts';
import {
  isList,
  isPlain,
  isScalar,
  own,
  rawTable,
  type Cells,
  type Plain,
  type RawColumn,
  type RawTable,
} from '../raw-table.ts';

/** An object of lists of one length, as weather services and data frames write it. Units stand beside it under `<name>_units`. */
export function columnsTable(json: Plain, units?: unknown): RawTable | undefined {
  const lists = Object.entries(json).filter(
    (entry): entry is [string, readonly unknown[]] => isList(entry[1]) && entry[1].length > 0,
  );
  const [first] = lists;
  if (!first || lists.length < Object.keys(json).length / 2) return undefined;
  if (lists.some(([, list]) => list.length !== first[1].length)) return undefined;
  const columns: RawColumn[] = [];
  for (const [name, list] of lists) {
    const cells = cellsOf(list);
    if (!cells) return undefined;
    const unit = isPlain(units) ? own(units, name) : undefined;
    columns.push({ name, cells, ...(typeof unit === 'string' && isShown(unit) && { unit }) });
  }
  return rawTable(columns);
}

/** A list as a column; undefined when something in it is no single value. One look at each number: lists of a hundred thousand come by. */
function cellsOf(list: readonly unknown[]): Cells | undefined {
  return plainNumbers(list) ?? (list.every(isScalar) ? list : undefined);
}

/** `iso8601` tells how times are written, not what is measured. */
const isShown = (unit: string): boolean => unit.length > 0 && unit.length <= 12 && !/iso|unix/i.test(unit);
