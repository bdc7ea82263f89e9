import { textOf } from '../cells/text.ts';
import { isArray, isJsonObject, isScalar, type JsonObject } from '../raw-table.ts';

const headKeys = ['head', 'thead', 'header', 'headers', '表头'] as const;
const bodyKeys = ['body', 'tbody', 'rows', 'data', '表体'] as const;

/**
 * The rows of a table as a page has it, `{head: [{"1": "Driver", "2": "Points"}], body: [{"1": "Ada", "2": "195"}, …]}`: keyed by numbers or
 * in lists, with the names from its head. Undefined for anything else.
 */
export function headedRows(json: unknown): readonly JsonObject[] | undefined {
  if (!isJsonObject(json)) return undefined;
  for (const one of [json, ...Object.values(json).slice(0, 8)]) {
    const rows = isJsonObject(one) ? rowsOf(one) : undefined;
    if (rows) return rows;
  }
  return undefined;
}

type Cells = JsonObject | readonly unknown[];

function rowsOf(table: JsonObject): readonly JsonObject[] | undefined {
  const [head, body] = [headKeys, bodyKeys].map((keys) => {
    const key = keys.find((one) => Object.hasOwn(table, one));
    return key === undefined ? undefined : table[key];
  });
  // a flat list of names beside lists of cells is read where it lies, with what else is there
  const isFlat = isArray(head) && head.every(isScalar) && !Object.hasOwn(table, 'thead');
  if (!isArray(body) || body.length === 0 || (isFlat && isArray(body[0]))) return undefined;
  const names = namesIn(head);
  if (!names || !body.every(areCells)) return undefined;
  const isNamed = body.slice(0, 20).every((row) => Object.keys(row).every((key) => names.has(key)));
  return isNamed ? body.map((row) => namedRow(row, names)) : undefined;
}

/** The names by the numbers of their cells, from the last row of the head: those above are of groups. Not all have one; none comes twice. */
function namesIn(head: unknown): ReadonlyMap<string, string> | undefined {
  const last = isArray(head) && !head.every(isScalar) ? head.at(-1) : head;
  if (!areCells(last)) return undefined;
  const names = Object.entries(last).map(([key, name]) => [key, textOf(name)] as const);
  const filled = names.map(([, name]) => name).filter(Boolean);
  if (filled.length < 2 || new Set(filled).size < filled.length) return undefined;
  return new Map(names);
}

/** Cells in a list, or keyed by their numbers. */
function areCells(row: unknown): row is Cells {
  if (isArray(row)) return row.every(isScalar);
  return isJsonObject(row) && Object.entries(row).every(([key, cell]) => /^\d+$/.test(key) && isScalar(cell));
}

/** What the head leaves without a name is left out while it is empty. */
function namedRow(row: Cells, names: ReadonlyMap<string, string>): JsonObject {
  const cells = Object.entries(row).map(([key, cell]) => [names.get(key) ?? '', key, cell] as const);
  return Object.fromEntries(
    cells.flatMap(([name, key, cell]) => (name === '' && textOf(cell) === '' ? [] : [[name || key, cell]])),
  );
}
