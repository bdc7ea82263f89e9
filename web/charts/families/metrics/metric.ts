import type { TableInput } from '../../data/table-input.ts';
import { seriesDataOf } from '../../data/series-data.ts';
import { pickLabels, type Labels } from '../../data/labels.ts';
import { noName } from '../../text/no-name.ts';
import type { Name } from '../../text/titles.ts';

/** A single number and its history. */
export interface Metric {
  readonly name: Name;
  readonly unit: string;
  readonly value: number;
  /** in order, ending with the value itself; without gaps */
  readonly history: Float64Array;
  /** the time of the previous value, if known */
  readonly before: Labels | undefined;
}

/**
 * Rows over time, or without names, are one metric per measure or group: the last row is its value, the others its history. Rows with names
 * are one metric each, of the first measure. Metrics without a value are left out.
 */
export function metricsOf(input: TableInput): Metric[] {
  const { labels, series } = seriesDataOf(input);
  const [first] = series;
  const rows = first?.values.length ?? 0;
  if (labels.kind === 'names' && input.roles.label !== undefined && (rows > 1 || series.length === 1)) {
    return Array.from(first?.values ?? [], (value, row) => ({
      name: labels.names[row] ?? noName,
      unit: first?.unit ?? '',
      value,
      history: Float64Array.of(value),
      before: undefined,
    })).filter(({ value }) => !Number.isNaN(value));
  }
  return series.flatMap(({ name, unit, values }) => {
    const known = [...values.keys()].filter((row) => !Number.isNaN(values[row]));
    const [last, before] = [known.at(-1), known.at(-2)];
    if (last === undefined) return [];
    const history = Float64Array.from(known, (row) => values[row] ?? NaN);
    const named = labels.kind === 'times' && before !== undefined;
    return [
      {
        name,
        unit,
        value: values[last] ?? NaN,
        history,
        before: named ? pickLabels(labels, [before]) : undefined,
      },
    ];
  });
}
