import type { TableInput } from '../../data/table-input.ts';
import { seriesDataOf } from '../../data/series-data.ts';
import { noName, pickLabels, type Labels } from '../../data/labels.ts';
import type { Name } from '../../text/titles.ts';

/** A figure that stands for itself, with those that came before it. */
export interface Metric {
  readonly name: Name;
  readonly unit: string;
  readonly value: number;
  /** this and the earlier ones in order, without gaps */
  readonly history: Float64Array;
  /** the label of the one before; undefined: there is none, or it has no name */
  readonly before: Labels | undefined;
}

/**
 * Rows over time, or without names, are the history of their last one: a reading for each measure or group. Rows with names are a reading
 * each, of the first measure. Readings without a value are left out.
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
