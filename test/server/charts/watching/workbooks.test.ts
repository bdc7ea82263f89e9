import { renameSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { workbookOf, type SheetXml } from '../../../helpers/workbook.ts';
import { watchedFolder } from '../watched-folder.ts';

const header = ['day', 'kg'];
const sheet = (name: string, ...values: number[]): SheetXml => ({
  name,
  rows: [header, ...values.map((value, i) => [`d${i}`, value])],
});
const textOf = (...values: number[]) =>
  `[${[header, ...values.map((value, i) => [`d${i}`, value])].map((row) => JSON.stringify(row)).join(',\n')}]`;

/** A watched folder with `sales.xlsx`. */
async function withBook(...sheets: SheetXml[]) {
  const watched = await watchedFolder();
  const { store, path } = watched;
  const names = () => store.list().map(({ name }) => name);
  const text = (name: string) => store.get(name)?.text;
  const save = (...next: SheetXml[]) => writeFile(path('sales.xlsx'), workbookOf(next));
  await save(...sheets);
  await expect.poll(names).not.toEqual([]);
  return { ...watched, names, text, save };
}

describe('a workbook', () => {
  test('with one table is a chart of its own name', async () => {
    const { names, text } = await withBook(sheet('Q1', 1, 2, 3), { name: 'Notes', rows: [['by Anna']] });
    expect(names()).toEqual(['sales']);
    expect(text('sales')).toBe(textOf(1, 2, 3));
  });

  test('with several is a chart for each sheet, and answers with the first under its own name', async () => {
    const { names, text } = await withBook(sheet('Q1', 1, 2, 3), sheet('Q2 (new)', 4, 5, 6));
    expect(names()).toEqual(['sales-Q1', 'sales-Q2-new']);
    expect(text('sales')).toBe(textOf(1, 2, 3));
    expect(text('sales-Q2-new')).toBe(textOf(4, 5, 6));
  });

  test('whose sheets are added, renamed and removed has its charts follow', async () => {
    const { names, text, save, events } = await withBook(sheet('Q1', 1, 2, 3));
    await save(sheet('Q1', 1, 2, 3), sheet('Q2', 4, 5, 6));
    await expect.poll(names).toEqual(['sales-Q1', 'sales-Q2']);
    await save(sheet('Q1', 1, 2, 3), sheet('Q3', 4, 5, 6));
    await expect.poll(names).toEqual(['sales-Q1', 'sales-Q3']);
    await save(sheet('Q3', 7, 5, 6));
    await expect.poll(names).toEqual(['sales']);
    expect(text('sales')).toBe(textOf(7, 5, 6));
    const removed = events.flatMap(({ kind, name }) => (kind === 'removed' ? [name] : []));
    expect(removed).toEqual(['sales-Q2', 'sales-Q1', 'sales-Q3']);
  });

  test('that only one sheet of changed is pushed only as that sheet', async () => {
    const { save, text, events } = await withBook(sheet('Q1', 1, 2, 3), sheet('Q2', 4, 5, 6));
    const { length } = events;
    await save(sheet('Q1', 1, 2, 3), sheet('Q2', 4, 5, 9));
    await expect.poll(() => text('sales-Q2')).toBe(textOf(4, 5, 9));
    const changed = events.slice(length).filter(({ kind }) => kind === 'changed');
    expect(changed.map(({ name }) => name)).toEqual(['sales-Q2']);
  });

  test('that is broken keeps the last data of all its charts, says so once in the log, and recovers', async () => {
    const { store, text, save, path, logged } = await withBook(sheet('Q1', 1, 2, 3), sheet('Q2', 4, 5, 6));
    await writeFile(path('sales.xlsx'), 'half of a workbook');
    await expect
      .poll(() => store.problem('sales-Q2'))
      .toMatchObject({
        code: 'syntax',
        file: 'sales.xlsx',
        words: { 'zh-CN': '这不是 Excel 工作簿' },
      });
    expect(store.problem('sales-Q1')).toEqual(store.problem('sales'));
    expect([text('sales-Q1'), text('sales-Q2')]).toEqual([textOf(1, 2, 3), textOf(4, 5, 6)]);
    await save(sheet('Q1', 1, 2, 3), sheet('Q2', 4, 5, 6));
    await expect.poll(() => store.problem('sales-Q2')).toBeUndefined();
    expect(logged.filter((line) => line.includes('sales.xlsx'))).toEqual([
      'sales.xlsx:1:1: this is no Excel workbook',
      'sales.xlsx is good again',
    ]);
  });

  test('that loses most rows of a sheet has only that sheet held back, until the file is accepted', async () => {
    const many = Array.from({ length: 30 }, (_, i) => i);
    const { store, text, save } = await withBook(sheet('Q1', ...many), sheet('Q2', 4, 5, 6));
    await save(sheet('Q1', 1, 2), sheet('Q2', 4, 5, 9));
    await expect.poll(() => store.problem('sales-Q1')?.code).toBe('held');
    expect([text('sales-Q1'), text('sales-Q2')]).toEqual([textOf(...many), textOf(4, 5, 9)]);
    expect(store.accept('sales-Q1')).toBe(true);
    expect([text('sales-Q1'), text('sales')]).toEqual([textOf(1, 2), textOf(1, 2)]);
  });

  test('that is gone takes all its charts with it', async () => {
    const { names, path, text } = await withBook(sheet('Q1', 1, 2, 3), sheet('Q2', 4, 5, 6));
    await rm(path('sales.xlsx'));
    await expect.poll(names).toEqual([]);
    expect(text('sales')).toBeUndefined();
  });

  test('that Excel saves, by a lock file and a rename, is one good chart at each moment', async () => {
    const { path, text, names, events } = await withBook(sheet('Q1', 1, 2, 3));
    await writeFile(path('~$sales.xlsx'), 'Anna');
    await writeFile(path('7F3A1B00'), workbookOf([sheet('Q1', 1, 2, 9)]));
    renameSync(path('sales.xlsx'), path('8A2C0D00.tmp'));
    renameSync(path('7F3A1B00'), path('sales.xlsx'));
    await rm(path('8A2C0D00.tmp'));
    await expect.poll(() => text('sales')).toBe(textOf(1, 2, 9));
    await rm(path('~$sales.xlsx'));
    expect(names()).toEqual(['sales']);
    expect(events.filter(({ kind }) => kind === 'removed' || kind === 'problem')).toEqual([]);
  });

  test('gives way to a file of the same name in text, sheet by sheet, and takes its place when that is gone', async () => {
    const { store, path, text } = await withBook(sheet('Q1', 1, 2, 3), sheet('Q2', 4, 5, 6));
    await writeFile(path('sales-Q2.csv'), 'day,kg\nd0,8\n');
    await expect.poll(() => text('sales-Q2')).toBe(textOf(8));
    expect(store.problem('sales.xlsx')).toMatchObject({ code: 'duplicate' });
    await rm(path('sales-Q2.csv'));
    await expect.poll(() => text('sales-Q2')).toBe(textOf(4, 5, 6));
    expect(store.problem('sales.xlsx')).toBeUndefined();
  });

  test('of another kind says to save it as .xlsx', async () => {
    const { store, path } = await watchedFolder();
    await writeFile(path('old.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    await expect
      .poll(() => store.problem('old')?.reason)
      .toBe('this kind of workbook is not read: save it as .xlsx');
  });
});

describe('a side-car', () => {
  test('names the sheet and the range that are the chart, as soon as it is written', async () => {
    const { names, text, path } = await withBook(sheet('Q1', 1, 2, 3), sheet('Q2', 4, 5, 6));
    await writeFile(path('sales.chart.json'), '{"sheet": "Q2", "range": "A1:B3"}');
    await expect.poll(names).toEqual(['sales']);
    expect(text('sales')).toBe(textOf(4, 5));
    await rm(path('sales.chart.json'));
    await expect.poll(names).toEqual(['sales-Q1', 'sales-Q2']);
  });

  test('of a sheet has the names of the workbook and of the sheet', async () => {
    const { store, path } = await withBook(sheet('Q1', 1, 2, 3), sheet('Q2 (new)', 4, 5, 6));
    await writeFile(path('sales.Q2 (new).chart.json'), '{"unit": "kg"}');
    await expect.poll(() => store.settings('sales-Q2-new')).toEqual({ unit: 'kg' });
  });
});
