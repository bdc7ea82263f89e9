import type { ChartSettings, Note } from '#protocol';
import { chooseChart, figureCountOf, notesOf, readSource, type Choice, type Source } from '#table';
import type { Content } from './snapshot.ts';

/** What was found in a content, and how it is drawn. */
export interface ChartFacts extends Pick<Choice, 'type' | 'reason' | 'refused'> {
  /** it is drawn as so many single values */
  figures?: number;
  /** of a table */
  columns?: { name: string; kind: string; unit?: string }[];
  /** what was decided, left out or assumed, if anything */
  notes?: readonly Note[];
}

/** What the choice of a chart type depends on besides the content. */
export interface ChartIdentity {
  name: string;
  settings: ChartSettings | undefined;
  /** in which times are shown, unless the settings name another; without it they are as written */
  timezone?: string | undefined;
}

interface Known extends ChartIdentity {
  facts: ChartFacts;
}

/** By the content's bytes, which all its snapshots share. */
const known = new WeakMap<Buffer, Known>();

/** Whether `chartFactsOf` has its answer cached. */
export function areFactsKnown(
  { body }: Pick<Content, 'body'>,
  { name, settings, timezone }: ChartIdentity,
): boolean {
  const found = known.get(body);
  return found?.name === name && found.settings === settings && found.timezone === timezone;
}

/** How a chart with this name and these settings draws a content. Computed on first use; takes about 20 ms for 1 MB. */
export function chartFactsOf(
  content: Pick<Content, 'body' | 'text' | 'notes'>,
  identity: ChartIdentity,
): ChartFacts {
  const found = known.get(content.body);
  if (found && areFactsKnown(content, identity)) return found.facts;
  const { name, settings, timezone } = identity;
  const source = readSource(JSON.parse(content.text), settings?.timezone ?? timezone);
  const choice = chooseChart(source, { name, ...(settings && { settings }) });
  const { type, reason, refused } = choice;
  const columns = columnsOf(source);
  const figures = figureCountOf(source, choice, settings);
  const notes = [...content.notes, ...notesOf(source, choice)];
  const facts = {
    type,
    reason,
    ...(refused && { refused }),
    ...(figures !== undefined && { figures }),
    ...(columns && { columns }),
    ...(notes.length > 0 && { notes }),
  };
  known.set(content.body, { ...identity, facts });
  return facts;
}

/** Caches facts that were computed in another thread. */
export function rememberFacts({ body }: Pick<Content, 'body'>, computed: Known): void {
  known.set(body, computed);
}

function columnsOf(source: Source): ChartFacts['columns'] {
  if (source.kind !== 'table') return undefined;
  return source.table.columns.map((column) => {
    const { name, kind } = column;
    return 'unit' in column && column.unit !== undefined ? { name, kind, unit: column.unit } : { name, kind };
  });
}
