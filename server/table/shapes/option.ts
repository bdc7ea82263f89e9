import { isArray, isJsonObject, isScalar, ownValue, type JsonObject } from '../raw-table.ts';

/** An ECharts option, bare or under `option`; undefined for anything else. It is still untrusted. */
export function findOption(json: unknown): JsonObject | undefined {
  if (!isJsonObject(json)) return undefined;
  const inner = ownValue(json, 'option');
  if (isJsonObject(inner) && (hasSeries(inner) || Object.keys(json).length === 1)) return inner;
  return hasSeries(json) ? json : undefined;
}

/** Query results and other chart libraries' data have `series` as well, but ECharts' ones have a type. */
function hasSeries(json: JsonObject): boolean {
  const series = ownValue(json, 'series');
  if (isJsonObject(series)) return isSeries(series);
  return isArray(series) && series.length > 0 && series.every(isJsonObject) && series.some(isSeries);
}

function isSeries(series: unknown): boolean {
  if (!isJsonObject(series)) return false;
  return typeof ownValue(series, 'type') === 'string' || Object.values(series).every(isScalar);
}
