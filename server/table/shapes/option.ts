import { seriesTable } from './series.ts';
import { isArray, isJsonObject, ownValue, type JsonObject } from '../raw-table.ts';

/** An ECharts option, bare or under `option`; undefined for anything else. It is still untrusted. */
export function findOption(json: unknown): JsonObject | undefined {
  if (!isJsonObject(json)) return undefined;
  const inner = ownValue(json, 'option');
  if (isJsonObject(inner) && (hasSeries(inner) || Object.keys(json).length === 1)) return inner;
  return hasSeries(json) ? json : undefined;
}

/** Query results and other chart libraries' data have `series` as well. */
function hasSeries(json: JsonObject): boolean {
  if (seriesTable(json)) return false;
  const series = ownValue(json, 'series');
  if (isJsonObject(series)) return !isQueryResult(series);
  return (
    isArray(series) && series.length > 0 && series.every((one) => isJsonObject(one) && !isQueryResult(one))
  );
}

function isQueryResult(series: JsonObject): boolean {
  return Object.hasOwn(series, 'columns') && Object.hasOwn(series, 'values');
}
