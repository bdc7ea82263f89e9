import { columnLimit, isArray, isJsonObject, isScalar, ownValue, type JsonObject } from '../raw-table.ts';
import { cellKeyOf, isCellsName, unitBeside, valueKeyOf } from './wrapped.ts';

/** A column of values at one place inside of records. */
export interface LeafColumn {
  /** the keys on the way to it; positions in lists are in brackets */
  readonly path: readonly string[];
  readonly cells: readonly unknown[];
  /** beside each value */
  readonly unit?: string;
}

interface Node {
  readonly path: readonly string[];
  readonly children: Map<string, Node>;
  cells?: unknown[];
  unit?: string;
  isBeyond?: true;
  /** the last keys of an object here, and which of them holds its value */
  keys?: string;
  valueKey?: string | undefined;
}

const maxDepth = 8;

/**
 * Reads objects into columns, one for each place of a plain value inside them, in the order of first sight.
 * @returns the columns, and how many there were beyond the limit
 */
export function columnsOfRecords(rows: readonly unknown[]): {
  readonly leaves: readonly LeafColumn[];
  readonly leftOut: number;
} {
  const tree = createTree(rows.length);
  for (const [row, record] of rows.entries())
    if (isJsonObject(record)) tree.putObject(tree.root, record, row);
    else if (isArray(record)) tree.putList(tree.root, record, row);
  return tree.done();
}

function createTree(rows: number) {
  const limit = columnLimit(rows);
  const leaves: Node[] = [];
  let leftOut = 0;
  const root: Node = { path: [], children: new Map() };
  return { root, putObject, putList, done };

  function childOf(node: Node, key: string): Node {
    let child = node.children.get(key);
    if (!child) node.children.set(key, (child = { path: [...node.path, key], children: new Map() }));
    return child;
  }

  function put(node: Node, value: unknown, row: number): void {
    if (!node.cells) {
      if (node.isBeyond) return;
      if (leaves.length >= limit) {
        node.isBeyond = true;
        leftOut += 1;
        return;
      }
      node.cells = new Array<unknown>(rows).fill(null);
      leaves.push(node);
    }
    node.cells[row] = value;
  }

  function putAny(node: Node, value: unknown, row: number): void {
    if (isJsonObject(value)) {
      const key = valueKeyIn(node, value);
      if (key !== undefined && isScalar(value[key])) {
        node.unit ??= unitBeside(value) ?? '';
        put(node, value[key], row);
      } else if (node.path.length < maxDepth) putObject(node, value, row);
    } else if (isArray(value)) putList(node, value, row);
    else if (isScalar(value)) put(node, value, row);
  }

  function putObject(node: Node, object: JsonObject, row: number): void {
    const isPlace = 'coordinates' in object;
    for (const key of Object.keys(object)) {
      if (isPlace && (key === 'type' || key === 'bbox')) continue;
      putAny(childOf(node, key), object[key], row);
    }
  }

  /** Cells of a row, each in its own column; other lists of plain values are one cell. */
  function putList(node: Node, list: readonly unknown[], row: number): void {
    if (list.length === 0) return;
    const [only] = list;
    if (list.length === 1 && isJsonObject(only) && holdsNumbers(only)) return putObject(node, only, row);
    if (list.slice(0, 20).every(isScalar)) {
      if (!isCellList(node.path.at(-1), list)) return put(node, list, row);
      for (const [at, cell] of list.entries()) put(childOf(node, `[${at}]`), cell, row);
    } else if (list.length <= limit) putCells(node, list, row);
  }

  /** Cells in objects. */
  function putCells(node: Node, list: readonly unknown[], row: number): void {
    const cells = list.map(cellIn);
    if (!cells.every((cell) => cell !== undefined)) return;
    for (const [at, cell] of cells.entries()) put(childOf(node, `[${at}]`), cell, row);
  }

  function done() {
    const found = leaves.map(({ path, cells = [], unit }) => ({ path, cells, ...(unit && { unit }) }));
    return { leaves: found, leftOut };
  }
}

/** The plain value that an object in a list of cells stands for. */
function cellIn(cell: unknown): unknown {
  const key = isJsonObject(cell) ? cellKeyOf(Object.keys(cell)) : undefined;
  const value = isJsonObject(cell) && key !== undefined ? cell[key] : undefined;
  return isScalar(value) ? value : undefined;
}

function valueKeyIn(node: Node, object: JsonObject): string | undefined {
  const type = ownValue(object, 'type');
  if (
    typeof type === 'string' &&
    type !== 'type' &&
    isScalar(ownValue(object, type)) &&
    Object.hasOwn(object, type)
  )
    return type;
  const keys = Object.keys(object);
  const joined = keys.length > 6 ? '' : keys.join('\n');
  if (node.keys !== joined) {
    node.keys = joined;
    node.valueKey = joined === '' ? undefined : valueKeyOf(keys);
  }
  return node.valueKey;
}

/** Only numbers, or lists of cells. */
function holdsNumbers(object: JsonObject): boolean {
  const entries = Object.entries(object);
  return (
    entries.length > 0 &&
    entries.every(
      ([key, value]) =>
        typeof value === 'number' || (isArray(value) && isCellsName(key) && value.every(isScalar)),
    )
  );
}

function isCellList(key: string | undefined, list: readonly unknown[]): boolean {
  return key === undefined || (list.length <= 12 && isCellsName(key));
}
