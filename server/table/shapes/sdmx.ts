import { isArray, isJsonObject, ownValue, type JsonObject } from '../raw-table.ts';
import { cubeRecords, type CubeDimension } from './cube.ts';

/** The observations of an SDMX-JSON message, version 1 or 2, with the names of their dimensions' values. Undefined for others. */
export function sdmxRecords(json: unknown): readonly JsonObject[] | undefined {
  if (!isJsonObject(json)) return undefined;
  const data = ownValue(json, 'data');
  const message = isJsonObject(data) ? data : json;
  const sets = ownValue(message, 'dataSets');
  const structure =
    ownValue(message, 'structure') ?? ownValue(json, 'structure') ?? first(ownValue(message, 'structures'));
  const dimensions = isJsonObject(structure) ? ownValue(structure, 'dimensions') : undefined;
  const set = first(sets);
  if (!isJsonObject(set) || !isJsonObject(dimensions)) return undefined;
  const [series, observation] = ['series', 'observation'].map((level) =>
    dimensionsOf(ownValue(dimensions, level)),
  );
  return cubeRecords([...(series ?? []), ...(observation ?? [])], observationsIn(set));
}

function first(list: unknown): unknown {
  return isArray(list) ? list[0] : undefined;
}

/** Keys are positions, joined by colons: of the series, then of the observation. The first item of an observation is its value. */
function* observationsIn(
  set: JsonObject,
): Generator<readonly [positions: readonly number[], value: unknown]> {
  const series = ownValue(set, 'series');
  const groups = isJsonObject(series) ? Object.entries(series) : [['', set] as const];
  for (const [outer, one] of groups) {
    const observations = isJsonObject(one) ? ownValue(one, 'observations') : undefined;
    if (!isJsonObject(observations)) continue;
    for (const [inner, found] of Object.entries(observations)) {
      const positions = (outer === '' ? inner : `${outer}:${inner}`).split(':').map(Number);
      yield [positions, isArray(found) ? found[0] : found];
    }
  }
}

function dimensionsOf(list: unknown): readonly CubeDimension[] {
  return (isArray(list) ? list : []).filter(isJsonObject).map((one) => {
    const id = textIn(one, 'id');
    const isTime = /time|period/i.test(id);
    const values = ownValue(one, 'values');
    const labels = (isArray(values) ? values : []).map((value) => labelOf(value, isTime));
    return { name: textIn(one, 'name') || id, labels, isTime, isMeasure: false };
  });
}

function labelOf(value: unknown, isTime: boolean): string {
  if (!isJsonObject(value)) return String(value);
  const id = textIn(value, 'id') || textIn(value, 'value');
  return isTime ? id : textIn(value, 'name') || id;
}

/** A text, or the first of several languages. */
function textIn(object: JsonObject, key: string): string {
  const found = ownValue(object, key);
  const text = isJsonObject(found) ? Object.values(found)[0] : found;
  return typeof text === 'string' ? text : '';
}
