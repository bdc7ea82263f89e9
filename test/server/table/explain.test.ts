import { explainSource, readSource } from '#table';
import type { ChartSettings } from '#protocol';
import { expect, test } from 'vitest';
import { day, times } from './tables.ts';

const explain = (json: unknown, settings?: ChartSettings) =>
  explainSource(readSource(json), { name: 'chart', ...(settings && { settings }) });

const sales = times(20, (at) => ({
  order_id: 7000 + at,
  date: day(at),
  sold: (at * 37) % 50,
  currency: 'EUR',
}));

test('each column is explained: what it is drawn as, or why it is not drawn', () => {
  const { columns } = explain({ data: sales });
  expect(columns.map(({ name, kind, role, why }) => [name, kind, role, why.en])).toEqual([
    ['order_id', 'category', 'id', 'an id, by its name'],
    ['date', 'time', 'label', 'along the axis, or the names'],
    ['sold', 'measure', 'value', 'drawn'],
    ['currency', 'category', 'constant', 'the same in all rows'],
  ]);
  expect(columns[0]?.why['zh-CN']).toBe('按名称是编号');
});

test('the place of the table comes with its score, before the places that were not taken', () => {
  const { places } = explain({ paging: { pages: [{ n: 1 }, { n: 2 }] }, data: { rows: sales } });
  expect(places[0]).toMatchObject({ path: 'data.rows', rows: 20, columns: 4 });
  expect(places.every(({ score }) => score <= (places[0]?.score ?? 0))).toBe(true);
});

test('a header is no row of the place of a table', () => {
  const cells = [['day', 'sold'], ...times(20, (at) => [day(at), (at * 37) % 50])];
  expect(explain(cells).places[0]).toMatchObject({ path: '', rows: 20, columns: 2 });
});

test('the best candidates are ranked; the first is what is drawn without settings', () => {
  const { type, candidates } = explain(sales);
  expect(candidates[0]?.type).toBe(type);
  expect(candidates.length).toBeGreaterThan(1);
  expect(candidates.length).toBeLessThanOrEqual(3);
  expect(candidates.map(({ rank }) => rank)).toEqual([1, 2, 3].slice(0, candidates.length));
  expect(new Set(candidates.map((one) => one.type)).size).toBe(candidates.length);
});

test('settings decide, and the candidates still say what would be drawn without them', () => {
  const asked = explain(sales, { type: 'table' });
  expect(asked.type).toBe('table');
  expect(asked.candidates[0]?.type).toBe(explain(sales).type);
});

test('rows without a time are counted, where the others are drawn along theirs', () => {
  const { notes, candidates } = explain([...sales, { sold: 3 }, { sold: 4 }]);
  expect(notes.map(({ kind, text }) => `${kind}: ${text.en}`)).toContain('left-out: 2 rows without a time');
  expect(candidates[0]?.reason.en).toContain('20 days');
});

test.each([
  [[]],
  [{}],
  [null],
  [{ name: 'a', children: [{ name: 'b', value: 1 }] }],
  [{ series: [{ type: 'pie' }] }],
])('what is no table has no columns: %j', (json) =>
  expect(explain(json)).toMatchObject({ columns: [], candidates: [] }),
);
