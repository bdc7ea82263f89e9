import type { ChartSettings } from '#protocol';
import type { Choice } from './choice.ts';
import type { Source } from './table.ts';

/**
 * How many headline figures a content is: single values, with what they were before if that is known; undefined: it is drawn as a chart.
 * A percentage alone is a figure too, unless its side-car wants a dial.
 */
export function figureCountOf(
  source: Source,
  { type, roles }: Choice,
  settings: ChartSettings | undefined,
): number | undefined {
  if (source.kind !== 'table') return undefined;
  const isDial = roles.target !== undefined || settings?.type === 'gauge' || settings?.bands !== undefined;
  if (type === 'gauge') return isDial || source.table.rows !== 1 ? undefined : 1;
  if (type !== 'number') return undefined;
  const label = roles.label === undefined ? undefined : source.table.columns[roles.label];
  const isList = label !== undefined && label.kind !== 'time' && source.table.rows > 1;
  return isList ? source.table.rows : Math.max(1, roles.values.length);
}
