import { createNote, type ChartSettings } from '#protocol';
import { chooseChart, notesOf, readSource } from '#table';
import { expect, test } from 'vitest';

/** The notes on a content as `kind: text`. */
function notesOn(json: unknown, settings?: ChartSettings): string[] {
  const source = readSource(json);
  return notesOf(source, chooseChart(source, { name: 'chart', ...(settings && { settings }) })).map(
    ({ kind, text }) => `${kind}: ${text.en} / ${text['zh-CN']}`,
  );
}

test('of a content that is drawn as it stands there are no notes', () => {
  const rows = [
    ['month', 'sales'],
    ['Jan', 1],
    ['Feb', 2],
  ];
  expect(notesOn(rows)).toEqual([]);
  expect(notesOn([])).toEqual([]);
});

test('a sheet with time across says that it was turned', () => {
  const sheet = [
    ['land', 2021, 2022, 2023],
    ['a', 1, 2, 3],
    ['b', 4, 5, 6],
  ];
  expect(notesOn(sheet)).toEqual([
    'table: its rows are drawn as columns: the times run across / 时间横向排列，因此行按列绘制',
  ]);
});

test('columns beyond the limit are counted', () => {
  const wide = Object.fromEntries(Array.from({ length: 251 }, (_, at) => [`c${at}`, at]));
  expect(notesOn([wide, wide])).toEqual(['left-out: the last 51 columns / 末尾 51 列']);
});

test('a note is short, however long the names in the file are', () => {
  const { text } = createNote('table', { en: 'x'.repeat(100_000), 'zh-CN': '表' });
  expect(text.en).toBe(`${'x'.repeat(299)}…`);
  expect(text['zh-CN']).toBe('表');
});

test('rows without a time, and numbers that are no measures, are told', () => {
  const rows = Array.from({ length: 8 }, (_, at) => ({
    konto: 1000594757,
    day: at < 6 ? `2026-01-0${String(at + 1)}` : '',
    scale: 7,
    paid: (at * 37) % 11,
  }));
  expect(notesOn(rows)).toEqual([
    'left-out: 2 rows without a time / 2 行没有时间',
    'left-out: konto (an id, by its name), scale (the same in all rows) / konto（按名称是编号）、scale（各行相同）',
  ]);
  expect(notesOn(rows, { type: 'table' })).toEqual([]);
});

test('parts of a stack that have no value are counted, and those of a row without any are not', () => {
  const gas = [12, '-', 14, 13, null, 12, null, 12];
  const rows = gas.map((value, at) => ({
    month: `2025-0${String(at + 1)}`,
    rent: at === 6 ? null : 800 + at,
    gas: value,
    power: at === 6 ? null : 60 + at,
    food: at === 6 ? null : 300 - at,
    Total: at === 6 ? null : 1160 + at + (typeof value === 'number' ? value : 0),
  }));
  expect(notesOn(rows)).toContain(
    'assumed: 2 missing parts count as nothing in the stack / 堆叠中缺失的 2 个值不计入',
  );
  expect(notesOn(rows, { type: 'lines' }).join()).not.toContain('missing');
});
