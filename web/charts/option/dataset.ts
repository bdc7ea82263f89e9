import { dimensions, maxDimensions, maxItems, row } from './data.ts';
import { counted, either, isPlain, object, slots, type Rule } from './rules.ts';
import { flag, numeric } from './values.ts';

type Plain = Readonly<Record<string, unknown>>;

/** No transforms: their filters would run regular expressions from the file. */
const keys = object({
  source: slots(counted(row), maxItems + 1, () => []),
  dimensions,
  sourceHeader: either(flag, numeric(0, 10)),
});

/** Converts a dataset of any form to rows, so that column names are values, never keys. */
export const dataset: Rule = (value, place, context) => {
  if (!isPlain(value)) return undefined;
  const { source } = value;
  if (isPlain(source)) return keys({ ...value, ...fromColumns(source) }, place, context);
  if (!Array.isArray(source) || !source.some(isPlain)) return keys(value, place, context);
  return keys(
    { ...value, ...fromRecords(source.slice(0, maxItems + 1).filter(isPlain), value) },
    place,
    context,
  );
};

function fromRecords(records: readonly Plain[], { dimensions }: Plain): Plain {
  const found = new Set(records.slice(0, 100).flatMap((record) => Object.keys(record)));
  const names = Array.isArray(dimensions)
    ? dimensions.slice(0, maxDimensions).map(nameOf)
    : inOrder([...found]);
  return {
    dimensions: names,
    sourceHeader: false,
    source: records.map((record) => names.map((name) => own(record, name))),
  };
}

function fromColumns(columns: Plain): Plain {
  const names = inOrder(Object.keys(columns));
  const cells = names
    .map((name) => own(columns, name))
    .map((one) => (Array.isArray(one) ? (one as unknown[]) : []));
  const length = Math.min(
    maxItems + 1,
    cells.reduce((most, column) => Math.max(most, column.length), 0),
  );
  const source = Array.from({ length }, (_, at) => cells.map((column) => column[at] ?? null));
  return { dimensions: names, sourceHeader: false, source };
}

/** JavaScript moves integer keys like 2024 to the front; here they follow the other columns. */
function inOrder(names: readonly string[]): readonly string[] {
  const isYear = (name: string): boolean => /^\d+$/.test(name);
  return [...names.filter((name) => !isYear(name)), ...names.filter(isYear)].slice(0, maxDimensions);
}

function nameOf(dimension: unknown): string {
  const name = isPlain(dimension) ? dimension['name'] : dimension;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : '';
}

function own(record: Plain, key: string): unknown {
  return Object.hasOwn(record, key) ? (record[key] ?? null) : null;
}
