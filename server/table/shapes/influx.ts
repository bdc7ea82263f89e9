import { isList, isPlain, own, rawTable, type Plain, type RawTable } from '../raw-table.ts';
import { withHeader } from './matrix.ts';

/** What InfluxDB answers: series of columns and values, each with its tags, one below the other; undefined for all else. */
export function influxTable(json: Plain): RawTable | undefined {
  const results = own(json, 'results');
  const answers = isList(results) ? results : [json];
  const series = answers.flatMap((answer) => (isPlain(answer) ? seriesIn(answer) : []));
  const [first] = series;
  if (!first) return undefined;
  const tags = Object.keys(first.tags);
  const header = [...first.columns.slice(0, 1), ...tags, ...first.columns.slice(1)];
  const rows = series.flatMap(({ tags: values, rows }) =>
    rows.map((row) => [...row.slice(0, 1), ...tags.map((tag) => own(values, tag)), ...row.slice(1)]),
  );
  return rows.length > 0 ? withHeader(header, rows) : rawTable([]);
}

interface Series {
  readonly tags: Plain;
  readonly columns: readonly unknown[];
  readonly rows: readonly (readonly unknown[])[];
}

function seriesIn(answer: Plain): Series[] {
  const series = own(answer, 'series');
  return (isList(series) ? series : []).flatMap((one) => {
    if (!isPlain(one)) return [];
    const [columns, values, tags] = [own(one, 'columns'), own(one, 'values'), own(one, 'tags')];
    if (!isList(columns) || !isList(values)) return [];
    return [{ tags: isPlain(tags) ? tags : {}, columns, rows: values.filter(isList) }];
  });
}
