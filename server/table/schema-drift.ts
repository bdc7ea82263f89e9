import type { Translations } from '#protocol';
import type { Column, Source, Table } from './table.ts';
import { inWords, type TableWords } from './words/index.ts';

/** As much of its rows as a table may lose before somebody should look. */
const leastShare = 0.1;

/**
 * What a content has lost against the one before, in words: a column, a column's kind, nine of ten rows, or its whole form. Undefined when
 * it can take the place of the one before. New columns and more rows are no loss; neither is a column that was empty or is now.
 */
export function changesAgainst(before: Source, after: Source): Translations | undefined {
  if (before.kind === 'empty') return undefined;
  if (after.kind === 'empty') return inWords((words) => words.nothingLeft);
  if (before.kind === 'table' && after.kind === 'table') return tableChanges(before.table, after.table);
  if (formOf(before) === formOf(after)) return undefined;
  return inWords((words) => words.otherForm(formIn(words, before), formIn(words, after)));
}

function tableChanges(before: Table, after: Table): Translations | undefined {
  // a ninth row keeps a wide sheet from being turned: then its columns have other names, and nothing is lost
  if (before.transposed !== after.transposed) return undefined;
  for (const column of before.columns) {
    const now = after.columns.find(({ name }) => name === column.name);
    if (!now) return inWords((words) => words.lostColumn(column.name));
    if (!isAlike(column, now))
      return inWords((words) =>
        words.otherKind(column.name, words.kinds[column.kind], words.kinds[now.kind]),
      );
  }
  if (after.rows >= before.rows * leastShare) return undefined;
  return inWords((words) => words.fewRows(after.rows, before.rows));
}

/** Whether names are places, or digits a code, depends on all of them: such a change is none. */
function isAlike(before: Column, after: Column): boolean {
  if (before.kind === after.kind || isEmpty(before) || isEmpty(after)) return true;
  const [was, is] = [before, after].map(({ kind }) => (kind === 'place' ? 'category' : kind));
  return was === is || (isDigits(before) && isDigits(after));
}

function isDigits({ kind, values }: Column): boolean {
  return kind === 'measure' || (kind === 'category' && values.every((value) => /^-?\d*$/.test(value)));
}

function isEmpty({ values }: Column): boolean {
  if (values instanceof Float64Array) return values.every((value) => Number.isNaN(value));
  return values.every((value) => value === '');
}

function formOf(source: Source): string {
  return source.kind === 'original' ? source.type : source.kind;
}

function formIn({ types, forms }: TableWords, source: Source): string {
  return source.kind === 'original' ? types[source.type] : forms[source.kind];
}
