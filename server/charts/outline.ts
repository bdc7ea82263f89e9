import { readSource, type Column, type Source } from '#table';
import { sampled, type Sample } from './sample.ts';
import type { Content } from './snapshot.ts';

/** By the content's bytes. */
const outlines = new WeakMap<Buffer, Source>();

/** The columns of a content and roughly how many rows it has. Of large content only a sample is read. `value` is the parsed text. */
export function outlineOf(content: Pick<Content, 'body' | 'text'>, value?: unknown): Source {
  const known = outlines.get(content.body);
  if (known) return known;
  const { json, all } = sampled(value ?? JSON.parse(content.text), content.text.length);
  const outline = bare(readSource(json), all);
  rememberOutline(content, outline);
  return outline;
}

/** Keeps an outline that was made elsewhere, as long as the content is kept. */
export function rememberOutline({ body }: Pick<Content, 'body'>, outline: Source): void {
  outlines.set(body, outline);
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
