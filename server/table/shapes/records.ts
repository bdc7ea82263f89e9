import {
  columnLimit,
  isJsonObject,
  isScalar,
  rawTable,
  type JsonObject,
  type RawTable,
} from '../raw-table.ts';

/**
 * An array of objects: one column per key, in order of first occurrence. Keys of nested objects become `a.b`; deeper levels are left out.
 * Arrays of scalars stay as they are.
 */
export function recordsTable(rows: readonly unknown[]): RawTable | undefined {
  const columns = new Map<string, unknown[]>();
  const beyond = new Set<string>();
  const limit = columnLimit(rows.length);
  const put = (name: string, row: number, value: unknown): void => {
    let cells = columns.get(name);
    if (!cells) {
      if (columns.size >= limit) {
        beyond.add(name);
        return;
      }
      columns.set(name, (cells = new Array<unknown>(rows.length).fill(null)));
    }
    cells[row] = value;
  };
  for (const [row, record] of rows.entries()) if (isJsonObject(record)) putRecord(record, row, put);
  return rawTable(
    [...columns].map(([name, cells]) => ({ name, cells })),
    beyond.size,
  );
}

type Put = (name: string, row: number, value: unknown) => void;

function putRecord(record: JsonObject, row: number, put: Put): void {
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (isJsonObject(value)) putInner(key, value, row, put);
    else if (isCell(value)) put(key, row, value);
  }
}

function putInner(outer: string, inner: JsonObject, row: number, put: Put): void {
  for (const key of Object.keys(inner)) {
    const value = inner[key];
    if (isCell(value)) put(`${outer}.${key}`, row, value);
  }
}

function isCell(value: unknown): boolean {
  return isScalar(value) || (Array.isArray(value) && value.length > 0 && value.slice(0, 20).every(isScalar));
}
