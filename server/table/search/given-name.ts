import { isJsonObject, type JsonObject, type RawColumn } from '../raw-table.ts';
import type { Form, SearchStep } from './candidate.ts';
import { isEmptyName, nameOfObject } from './field-names.ts';
import { metricNameIn, unitOfMetrics } from './metric-units.ts';
import type { RowGroup } from './unfold.ts';
import { figureUnitBeside, unitBeside } from './wrapped.ts';

const plainNames = new Set(['value', 'val', 'v', 'y']);

/** Whether a column's name says only that it holds values. */
export function isPlainName(name: string): boolean {
  return plainNames.has(name);
}

interface Origin {
  readonly groups: readonly RowGroup[];
  readonly steps: readonly SearchStep[];
  readonly form: Form;
}

/**
 * A column that is only called `value` gets the name and the unit of what it lies in, if that is the same for all rows: of the object around
 * the rows, else of the key that leads to them.
 */
export function withGivenName(
  columns: readonly RawColumn[],
  { groups, steps, form }: Origin,
): readonly RawColumn[] {
  const plain = columns.filter(({ name }) => isPlainName(name));
  const [column] = plain;
  const [group] = groups;
  if (plain.length > 1 || !group || form === 'object' || form === 'pairs') return columns;
  const around = group.around.toReversed();
  if (!column) return withOnlyUnit(columns, around);
  const unit = column.unit ?? around.map(unitBeside).find((one) => one !== undefined) ?? unitOfSeries(groups);
  const found = groups.length > 1 ? undefined : (givenName(around) ?? keyOf(steps));
  const name = found === undefined || columns.some((one) => one.name === found) ? column.name : found;
  return columns.map((one) => (one === column ? { ...one, name, ...(unit !== undefined && { unit }) } : one));
}

/** Of the metric that all series are of. */
function unitOfSeries(groups: readonly RowGroup[]): string | undefined {
  return unitOfMetrics(groups.map(({ around }) => metricNameIn(around.at(-1))));
}

/** The only figures of a table have the unit beside it: `{"unit": "kWh", "data": [{"day": …, "used": 5}]}`. */
function withOnlyUnit(columns: readonly RawColumn[], around: readonly JsonObject[]): readonly RawColumn[] {
  const unit = around.map(figureUnitBeside).find((one) => one !== undefined);
  if (unit === undefined) return columns;
  const [only, ...more] = columns.filter(({ cells }) => isFigure(cells.find((cell) => cell !== null)));
  if (!only || more.length > 0 || only.unit !== undefined) return columns;
  return columns.map((one) => (one === only ? { ...one, unit } : one));
}

/** Larger whole numbers may be Unix times. */
const firstTime = 1e9;

function isFigure(cell: unknown): boolean {
  return typeof cell === 'number' && !(Number.isInteger(cell) && cell >= firstTime);
}

function givenName(around: readonly JsonObject[]): string | undefined {
  for (const object of around) {
    const name = seriesName(object);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The name of a series; Prometheus has it among the labels. */
function seriesName(object: JsonObject): string | undefined {
  const labels = object.metric;
  if (isJsonObject(labels) && typeof labels.__name__ === 'string') return labels.__name__;
  const [key, name] = nameOfObject(object) ?? [];
  return key === undefined || /^(?:id|code|key|refid)$/i.test(key) ? undefined : name;
}

/** The last key that tells something; that of the list itself names its items. */
function keyOf(steps: readonly SearchStep[]): string | undefined {
  const outer = steps.at(-1)?.kind === 'items' ? steps.slice(0, -2) : steps;
  const fields = outer.flatMap((step) => (step.kind === 'field' ? [step.key] : []));
  return fields.findLast(
    (key) => !isEmptyName(key) && !/^_|(?:point|data|value|list|item|row)s?$/i.test(key),
  );
}
