import { localTimes, toLocalTime, type Column, type Table, type TimeColumn } from '#table';
import type { Language } from '../chart-type.ts';
import { noName } from '../text/no-name.ts';
import { formatTicks, formatDateTime } from '../text/times.ts';

/** One label per row or category: names or times. */
export type Labels =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | ({ readonly kind: 'times'; readonly times: Float64Array } & TimeScale);

/** How fine times are, and the zone in which moments are shown; without one they are what a clock shows. */
export type TimeScale = Pick<TimeColumn, 'grain' | 'zone'>;

/** The labels of a table's rows from its column at `index`; without a column, row numbers from 1. */
export function labelsOf({ rows, columns }: Table, index: number | undefined): Labels {
  const column = index === undefined ? undefined : columns[index];
  if (!column) return { kind: 'names', names: Array.from({ length: rows }, (_, row) => String(row + 1)) };
  if (column.kind === 'time') return { kind: 'times', times: column.values, ...timeScaleOf(column) };
  return { kind: 'names', names: namesIn(column) };
}

/** What of a column, or of labels, says how its times are shown. */
export function timeScaleOf({ grain, zone }: TimeScale): TimeScale {
  return zone === undefined ? { grain } : { grain, zone };
}

/** A column's values as names. */
export function namesIn(column: Exclude<Column, { kind: 'time' }>): readonly string[] {
  if (column.kind !== 'measure') return column.values.map((name) => name || noName);
  return Array.from(column.values, (value) => (Number.isNaN(value) ? noName : String(value)));
}

export function lengthOf(labels: Labels): number {
  return labels.kind === 'names' ? labels.names.length : labels.times.length;
}

/** The labels at these positions, in this order. */
export function pickLabels(labels: Labels, positions: readonly number[]): Labels {
  return labels.kind === 'names'
    ? { ...labels, names: positions.map((at) => labels.names[at] ?? noName) }
    : { ...labels, times: new Float64Array(positions.map((at) => labels.times[at] ?? NaN)) };
}

/** One label in full. */
export function labelAt(labels: Labels, at: number, language: Language): string {
  if (labels.kind === 'names') return labels.names[at] ?? '';
  return formatDateTime(toLocalTime(labels.times[at] ?? NaN, labels.zone), labels.grain, language);
}

/** All labels in full, for tooltips and the names of horizontal bars. */
export function labelTexts(labels: Labels, language: Language): readonly string[] {
  if (labels.kind === 'names') return labels.names;
  return Array.from(labels.times, (_, at) => labelAt(labels, at, language));
}

/** Axis labels: every `every`th in short, beginning with the one at `first`, '' for the others. */
export function axisTexts(labels: Labels, every: number, language: Language, first = 0): readonly string[] {
  const isShown = (i: number): boolean => i >= first && (i - first) % every === 0;
  const shown = <Label>(all: ArrayLike<Label>): Label[] => Array.from(all).filter((_, i) => isShown(i));
  const texts =
    labels.kind === 'names'
      ? shown(labels.names)
      : formatTicks(shown(localTimes({ ...labels, values: labels.times })), labels.grain, language);
  return Array.from({ length: lengthOf(labels) }, (_, i) =>
    isShown(i) ? (texts[(i - first) / every] ?? '') : '',
  );
}
