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

/** What ECharts can draw a series as. */
const seriesTypes: ReadonlySet<string> = new Set(
  'line bar pie scatter effectScatter radar tree treemap sunburst boxplot candlestick k heatmap map parallel lines graph sankey funnel gauge pictorialBar themeRiver custom chord'.split(
    ' ',
  ),
);

/** Of a type that ECharts knows, or with data; records may have a type too, such as that of a power plant, but figures instead of data. */
function isSeries(series: unknown): boolean {
  if (!isJsonObject(series)) return false;
  const type = ownValue(series, 'type');
  if (typeof type === 'string') return seriesTypes.has(type) || isArray(ownValue(series, 'data'));
  return Object.entries(series).every(([key, value]) => isScalar(value) && !isFigure(key, value));
}

/** Of a series without data only the axes are numbered. */
function isFigure(key: string, value: unknown): boolean {
  return typeof value === 'number' && !key.endsWith('Index');
}
