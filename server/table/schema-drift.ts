import type { Translations } from '#protocol';
import { isInFile, type Column, type Source, type Table } from './table.ts';
import { translatePhrase, type TableWords } from './words/index.ts';

/** A table may shrink to this share of its rows without a warning. */
const minShare = 0.1;

/**
 * What a new version of a content has lost: a column, a column's kind, nine of ten rows, or its form. Undefined when it can replace the
 * previous version. New columns and rows are not drift; nor is a column that was or is empty.
 */
export function schemaDrift(before: Source, after: Source): Translations | undefined {
  if (before.kind === 'empty') return undefined;
  if (after.kind === 'empty') return translatePhrase((words) => words.nothingLeft);
  if (before.kind === 'table' && after.kind === 'table') return tableDrift(before.table, after.table);
  if (formOf(before) === formOf(after)) return undefined;
  return translatePhrase((words) => words.otherForm(formIn(words, before), formIn(words, after)));
}

function tableDrift(before: Table, after: Table): Translations | undefined {
  // a wide sheet with a ninth row is no longer transposed: its columns get other names, but nothing is lost
  if (before.transposed !== after.transposed) return undefined;
  for (const column of before.columns.filter(isInFile)) {
    const now = after.columns.find(({ name }) => name === column.name);
    if (!now) return translatePhrase((words) => words.lostColumn(column.name));
    if (!isSameKind(column, now))
      return translatePhrase((words) =>
        words.otherKind(column.name, words.kinds[column.kind], words.kinds[now.kind]),
      );
  }
  if (after.rows >= before.rows * minShare) return undefined;
  return translatePhrase((words) => words.fewRows(after.rows, before.rows));
}

/** All values decide whether names are places, or digits a code. Such a change is not drift. */
function isSameKind(before: Column, after: Column): boolean {
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
