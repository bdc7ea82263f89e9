import type { Logger } from 'pino';
import type { Translations } from '#protocol';
import { schemaDrift, readSource, type Column, type Source } from '#table';
import type { Loaded, ParsedChart } from './reading/loader.ts';
import { sampled, type Sample } from './sample.ts';
import type { Content } from './snapshot.ts';

type Texts = Pick<Content, 'body' | 'text'>;

/** By the content's bytes. */
const outlines = new WeakMap<Buffer, Source>();

/** Holds new content back until a person accepts it, if it lost what made the content `before` worth showing. */
export function validated(
  file: string,
  loaded: Loaded<ParsedChart>,
  { before, log }: { before: Content | undefined; log: Logger },
): Loaded<ParsedChart> {
  if (!before || loaded.kind !== 'good' || loaded.parsed.kind !== 'data') return loaded;
  const { parsed, modified, value } = loaded;
  if (parsed.content.etag === before.etag) return loaded;
  const drift = driftOf(before, parsed.content, { value, log });
  if (!drift) return loaded;
  return { kind: 'held', parsed, modified, problem: { code: 'held', file, reason: drift.en, words: drift } };
}

/**
 * The schema drift from one content to the next; undefined when nothing was lost. A bug of ours in reading columns must neither keep data
 * from being shown nor end the process.
 */
function driftOf(
  before: Texts,
  after: Texts,
  { value, log }: { value: unknown; log: Logger },
): Translations | undefined {
  try {
    return schemaDrift(outlineOf(before), outlineOf(after, value));
  } catch (error) {
    log.error({ err: error }, 'a content could not be compared with the one before');
    return undefined;
  }
}

/** The columns of a content and roughly how many rows it has. Of large content only a sample is read, so that the loop stays free. */
function outlineOf(content: Texts, value?: unknown): Source {
  const known = outlines.get(content.body);
  if (known) return known;
  const { json, all } = sampled(value ?? JSON.parse(content.text), content.text.length);
  const outline = bare(readSource(json), all);
  outlines.set(content.body, outline);
  return outline;
}

/** Drops the values, which would otherwise be kept as long as the content is. */
function bare(source: Source, all: Sample['all']): Source {
  switch (source.kind) {
    case 'table': {
      const { rows, columns } = source.table;
      return {
        kind: 'table',
        table: { rows: all(rows), columns: columns.map(withOneValue) },
      };
    }
    case 'tree':
      return { kind: 'tree', root: { name: '' } };
    case 'option':
      return { kind: 'option', option: {} };
    default:
      return source;
  }
}

/** One value is enough to show that a column is not empty. */
function withOneValue(column: Column): Column {
  if (column.kind === 'time' || column.kind === 'measure') {
    const value = column.values.find((each) => !Number.isNaN(each));
    return { ...column, values: Float64Array.of(value ?? NaN) };
  }
  const value = column.values.findIndex((each) => each !== '');
  const values = [column.values[value] ?? ''];
  return column.kind === 'place' ? { ...column, values, places: [] } : { ...column, values };
}
