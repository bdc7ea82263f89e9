import { chooseChart, readSource, type Choice, type Column, type Table } from '#table';
import type { ChartSettings } from '#protocol';

/** The table that a JSON value is read as. */
export function tableIn(json: unknown): Table {
  const source = readSource(json);
  if (source.kind !== 'table') throw new Error(`a table was expected, not ${source.kind}`);
  return source.table;
}

/** The only column of a table. */
export function columnOf(name: string, cells: readonly unknown[]): Column {
  const [column] = tableIn({ [name]: cells, filler: cells.map((_, at) => `row ${at}`) }).columns;
  if (!column) throw new Error('there is no column');
  return column;
}

/** `name:kind` of each column. */
export function kindsIn(json: unknown): string[] {
  return tableIn(json).columns.map(({ name, kind }) => `${name}:${kind}`);
}

export function choiceFor(json: unknown, name = 'chart', settings?: ChartSettings): Choice {
  return chooseChart(readSource(json), { name, ...(settings && { settings }) });
}

export function times(count: number, at: (index: number) => unknown): unknown[] {
  return Array.from({ length: count }, (_, index) => at(index));
}

/** The date `at` days after 1 January 2024, as `2024-01-01`. */
export function day(index: number): string {
  return new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
}
