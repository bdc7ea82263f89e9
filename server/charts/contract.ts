import { changesAgainst, readSource, type Column, type Reason, type Source } from '#table';
import { sampled, type Sample } from './sample.ts';
import type { Content } from './snapshot.ts';

type Texts = Pick<Content, 'body' | 'text'>;

/** By the content's bytes. */
const outlines = new WeakMap<Buffer, Source>();

/**
 * What a content has lost against the one that it would replace, in words; undefined when nothing stands against it. `value` is what the
 * text of `after` says, when that is at hand.
 */
export function lossesOf(before: Texts, after: Texts, value?: unknown): Reason | undefined {
  return changesAgainst(outlineOf(before), outlineOf(after, value));
}

/**
 * The columns of a content and about how many rows it has. Of a large one only some rows are read: it must not hold up what is shown.
 */
function outlineOf(content: Texts, value?: unknown): Source {
  const known = outlines.get(content.body);
  if (known) return known;
  const { json, all } = sampled(value ?? JSON.parse(content.text), content.text.length);
  const outline = bare(readSource(json), all);
  outlines.set(content.body, outline);
  return outline;
}

/** Without the values, which would be kept as long as the content is. */
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

/** One value is enough to tell that a column is not empty. */
function withOneValue(column: Column): Column {
  if (column.kind === 'time' || column.kind === 'measure') {
    const value = column.values.find((each) => !Number.isNaN(each));
    return { ...column, values: Float64Array.of(value ?? NaN) };
  }
  const value = column.values.findIndex((each) => each !== '');
  const values = [column.values[value] ?? ''];
  return column.kind === 'place' ? { ...column, values, places: [] } : { ...column, values };
}
