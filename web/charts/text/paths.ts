import type { Column } from '#table';
import type { ChartInput } from '../chart-type.ts';
import { columnTitle, type Name } from './titles.ts';

/** What columns are called beside each other. */
export function columnTitles(columns: readonly Column[], input: ChartInput): readonly Name[] {
  return withoutSharedPath(columns.map((column) => columnTitle(column, input)));
}

const start = /^\p{L}[\p{L}\d_]*\.(?=\p{L})/u;

/** Names of measures that lie in one object, `coverage.lines, coverage.branches`, without what they share; others as they are. */
export function withoutSharedPath(names: readonly Name[]): readonly Name[] {
  const texts = names.filter((name) => typeof name === 'string');
  const shared = start.exec(texts[0] ?? '')?.[0];
  if (shared === undefined || names.length < 2 || texts.length < names.length) return names;
  if (!texts.every((text) => text.startsWith(shared) && text.length > shared.length)) return names;
  return withoutSharedPath(texts.map((text) => text.slice(shared.length)));
}
