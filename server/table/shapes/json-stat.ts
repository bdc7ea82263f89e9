import { textOf } from '../cells/text.ts';
import { isArray, isJsonObject, ownValue, type JsonObject } from '../raw-table.ts';
import { cubeRecords, type CubeDimension } from './cube.ts';

/** The values of a JSON-stat dataset, alone, in `dataset` or first in a bundle, with the labels of their categories. Undefined for others. */
export function jsonStatRecords(json: unknown): readonly JsonObject[] | undefined {
  if (!isJsonObject(json)) return undefined;
  for (const one of [json, ...Object.values(json).slice(0, 8)]) {
    const records = isJsonObject(one) ? datasetRecords(one) : undefined;
    if (records) return records;
  }
  return undefined;
}

function datasetRecords(dataset: JsonObject): readonly JsonObject[] | undefined {
  const [dimension, value] = [ownValue(dataset, 'dimension'), ownValue(dataset, 'value')];
  if (!isJsonObject(dimension) || typeof value !== 'object' || value === null) return undefined;
  const ids = ownValue(dataset, 'id') ?? ownValue(dimension, 'id');
  const sizes = ownValue(dataset, 'size') ?? ownValue(dimension, 'size');
  if (!isArray(ids) || !isArray(sizes) || ids.length === 0 || ids.length !== sizes.length) return undefined;
  const role = ownValue(dataset, 'role') ?? ownValue(dimension, 'role');
  const dimensions = ids.map((id, at) =>
    dimensionOf(String(id), ownValue(dimension, String(id)), Number(sizes[at]), role),
  );
  if (!dimensions.every((one) => one !== undefined)) return undefined;
  return cubeRecords(dimensions, placed(value, dimensions));
}

/** Each value with the positions of its categories: the last dimension counts fastest. */
function* placed(
  value: object,
  dimensions: readonly CubeDimension[],
): Generator<readonly [positions: readonly number[], value: unknown]> {
  for (const [key, one] of Object.entries(value)) {
    let rest = Number(key);
    const positions = new Array<number>(dimensions.length).fill(0);
    for (let at = dimensions.length - 1; at >= 0; at -= 1) {
      const size = Math.max(1, dimensions[at]?.labels.length ?? 1);
      positions[at] = rest % size;
      rest = Math.floor(rest / size);
    }
    yield [positions, one];
  }
}

function dimensionOf(id: string, found: unknown, size: number, role: unknown): CubeDimension | undefined {
  const category = isJsonObject(found) ? ownValue(found, 'category') : undefined;
  if (!isJsonObject(found) || !isJsonObject(category) || !(size >= 1)) return undefined;
  const ids = categoryIds(category);
  const labels = ownValue(category, 'label');
  const isTime = hasRole(role, 'time', id) || /^(?:time|tid|year|period)$/i.test(id);
  const label = ownValue(found, 'label');
  return {
    name: typeof label === 'string' && label !== '' ? label : id,
    labels: ids.map((one) => (isTime || !isJsonObject(labels) ? one : textOf(ownValue(labels, one)) || one)),
    isTime,
    isMeasure: hasRole(role, 'metric', id),
  };
}

/** In the order of their positions; a single category needs no index. */
function categoryIds(category: JsonObject): readonly string[] {
  const index = ownValue(category, 'index') ?? ownValue(category, 'label');
  if (isArray(index)) return index.map(String);
  if (!isJsonObject(index)) return [];
  const entries = Object.entries(index);
  return entries.every(([, position]) => typeof position === 'number')
    ? entries.toSorted(([, a], [, b]) => Number(a) - Number(b)).map(([id]) => id)
    : entries.map(([id]) => id);
}

function hasRole(roles: unknown, role: string, id: string): boolean {
  const ids = isJsonObject(roles) ? ownValue(roles, role) : undefined;
  return isArray(ids) && ids.includes(id);
}
