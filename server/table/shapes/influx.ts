import { isArray, isJsonObject, ownValue, rawTable, type JsonObject, type RawTable } from '../raw-table.ts';
import { tableWithHeader } from './matrix.ts';

/** InfluxDB's response: series of columns and values with tags, as one long table; undefined for anything else. */
export function influxTable(json: JsonObject): RawTable | undefined {
  const results = ownValue(json, 'results');
  const answers = isArray(results) ? results : [json];
  const series = answers.flatMap((answer) => (isJsonObject(answer) ? seriesIn(answer) : []));
  const [first] = series;
  if (!first) return undefined;
  const tags = Object.keys(first.tags);
  const header = [...first.columns.slice(0, 1), ...tags, ...first.columns.slice(1)];
  const rows = series.flatMap(({ tags: values, rows }) =>
    rows.map((row) => [...row.slice(0, 1), ...tags.map((tag) => ownValue(values, tag)), ...row.slice(1)]),
  );
  return rows.length > 0 ? tableWithHeader(header, rows) : rawTable([]);
}

interface Series {
  readonly tags: JsonObject;
  readonly columns: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
}

function seriesIn(answer: JsonObject): Series[] {
  const series = ownValue(answer, 'series');
  return (isArray(series) ? series : []).flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const [columns, values, tags] = [
      ownValue(one, 'columns'),
      ownValue(one, 'values'),
      ownValue(one, 'tags'),
    ];
    if (!isArray(columns) || !isArray(values)) return [];
    return [{ tags: isJsonObject(tags) ? tags : {}, columns, rows: values.filter(isArray) }];
  });
}
