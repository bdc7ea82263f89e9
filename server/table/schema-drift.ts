import type { Reason } from './choice.ts';
import type { Column, Source, Table } from './table.ts';
import { typeWords } from './reason-text.ts';

/** As much of its rows as a table may lose before somebody should look. */
const leastShare = 0.1;

/**
 * What a content has lost against the one before, in words: a column, a column's kind, nine of ten rows, or its whole form. Undefined when
 * it can take the place of the one before. New columns and more rows are no loss; neither is a column that was empty or is now.
 */
export function changesAgainst(before: Source, after: Source): Reason | undefined {
  if (before.kind === 'empty') return undefined;
  if (after.kind === 'empty') return nothingLeft;
  if (before.kind === 'table' && after.kind === 'table') return tableChanges(before.table, after.table);
  const [was, is] = [formOf(before), formOf(after)];
  return was === is ? undefined : otherForm(was, is);
}

function tableChanges(before: Table, after: Table): Reason | undefined {
  // a ninth row keeps a wide sheet from being turned: then its columns have other names, and nothing is lost
  if (before.transposed !== after.transposed) return undefined;
  for (const column of before.columns) {
    const now = after.columns.find(({ name }) => name === column.name);
    if (!now) return lost(column);
    if (!isAlike(column, now)) return otherKind(column, now);
  }
  return after.rows < before.rows * leastShare ? fewRows(before.rows, after.rows) : undefined;
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

const kinds: Readonly<Record<Column['kind'], Reason>> = {
  time: { 'zh-CN': '时间', en: 'time' },
  measure: { 'zh-CN': '数值', en: 'numbers' },
  category: { 'zh-CN': '文字', en: 'text' },
  place: { 'zh-CN': '地区', en: 'places' },
};
const forms: Readonly<Record<Exclude<Source['kind'], 'original'>, Reason>> = {
  table: { 'zh-CN': '表格', en: 'a table' },
  tree: { 'zh-CN': '树', en: 'a tree' },
  option: { 'zh-CN': 'ECharts 配置', en: 'an ECharts option' },
  empty: { 'zh-CN': '空内容', en: 'nothing' },
};
const nothingLeft: Reason = { 'zh-CN': '内容已空', en: 'there is nothing left in it' };

function formOf(source: Source): Reason {
  return source.kind === 'original' ? typeWords[source.type] : forms[source.kind];
}

function otherForm(was: Reason, is: Reason): Reason {
  return { 'zh-CN': `原为${was['zh-CN']}，现为${is['zh-CN']}`, en: `it was ${was.en} and is ${is.en} now` };
}

function lost({ name }: Column): Reason {
  return { 'zh-CN': `缺少列“${name}”`, en: `the column "${name}" is gone` };
}

function otherKind(before: Column, after: Column): Reason {
  const [was, is] = [kinds[before.kind], kinds[after.kind]];
  return {
    'zh-CN': `列“${before.name}”原为${was['zh-CN']}，现为${is['zh-CN']}`,
    en: `the column "${before.name}" held ${was.en} and holds ${is.en} now`,
  };
}

function fewRows(before: number, after: number): Reason {
  return {
    'zh-CN': `行数由 ${before} 减至 ${after}`,
    en: `only ${after} of ${before} rows ${after === 1 ? 'is' : 'are'} left`,
  };
}
