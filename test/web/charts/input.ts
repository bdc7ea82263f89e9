import type { ChartSettings } from '#protocol';
import type { Column, Grain, Roles } from '#table';
import type { ChartInput } from '../../../web/charts/chart-type.ts';
import { guardNames } from '../../../web/charts/data/guard-names.ts';

/** The input of a chart type for a table with these columns. */
export function inputOf(columns: readonly Column[], roles: Roles, settings: ChartSettings = {}): ChartInput {
  const rows = columns[0]?.values.length ?? 0;
  return { name: 'sales', source: guardNames({ kind: 'table', table: { rows, columns } }), roles, settings };
}

export function measure(name: string, values: readonly number[], unit?: string): Column {
  return {
    kind: 'measure',
    name,
    values: Float64Array.from(values),
    ...(unit === undefined ? {} : { unit }),
  };
}

export function category(name: string, values: readonly string[]): Column {
  return { kind: 'category', name, values };
}

/** Times as `Date.parse` reads them: 2024-05-03 is read as UTC. */
export function time(name: string, values: readonly string[], grain: Grain): Column {
  return { kind: 'time', name, values: Float64Array.from(values, (text) => Date.parse(text)), grain };
}
