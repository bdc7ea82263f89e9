import { describe, expect, test } from 'vitest';
import { columnOf, kindsIn, tableIn } from './tables.ts';

describe('digits that are not a quantity', () => {
  test.each([
    ['id', [3, 1, 2]],
    ['user_id', [7, 7, 9]],
    ['编号', [1001, 1002, 1003]],
    ['상품ID', [61, 67, 114]],
    ['No.', [1, 2, 3]],
    ['zip', [10115, 20095, 10115]],
    ['status', [200, 404, 200]],
    ['http.status', [200, 404, 200]],
    ['response.code', [200, 503, 200]],
    ['exitCode', [0, 137, 1]],
    ['error_code', [17, 4, 17]],
    ['log.process.pid', [4127, 4127, 88]],
    ['remote_port', [443, 8080, 443]],
    ['stop.platform', [3, 12, 4]],
    ['Gleis', [3, 12, 4]],
    ['code', ['007', '012', '100']],
    ['active', [true, false, true]],
    ['hour', [0, 12, 23]],
  ])('%s of %j', (name, cells) => expect(columnOf(name, cells).kind).toBe('category'));

  test('a repeated number is not a row number, and hours end at 24', () => {
    expect(columnOf('No.', [1, 1, 3]).kind).toBe('measure');
    expect(columnOf('hour', [0, 12, 30]).kind).toBe('measure');
  });

  test('what is called like a code is one where its numbers are how requests end', () => {
    expect(columnOf('response', [200, 404, 200]).kind).toBe('category');
    expect(columnOf('response', [12, 640, 200]).kind).toBe('measure');
    expect(columnOf('transport', [443, 80, 443]).kind).toBe('measure');
  });
});

describe('measures', () => {
  test('have the unit from their cells, or from brackets in their name', () => {
    expect(columnOf('rate', ['12%', '13%'])).toMatchObject({ kind: 'measure', unit: '%' });
    expect(columnOf('金额(万元)', ['1,200', '800'])).toMatchObject({ kind: 'measure', unit: '万元' });
  });

  test('are prices of a candlestick by name, except an adjusted close', () => {
    const { columns } = tableIn([
      { 日期: '2024-01-01', 开盘: 1, 最高价: 2, 最低: 1, 收盘: 2, 'Adj Close': 2 },
      { 日期: '2024-01-02', 开盘: 1, 最高价: 2, 最低: 1, 收盘: 2, 'Adj Close': 2 },
    ]);
    const prices = columns.map((column) => (column.kind === 'measure' ? column.price : column.kind));
    expect(prices).toEqual(['time', 'open', 'high', 'low', 'close', undefined]);
  });

  test('are read with the decimal mark of another column', () => {
    const { columns } = tableIn([
      ['Stadt', 'Umsatz', 'Anteil'],
      ['Kiel', '1.234', '12,5'],
      ['Bonn', '2.345', '87,5'],
    ]);
    expect([...(columns[1]?.values ?? [])]).toEqual([1234, 2345]);
  });
});

describe('ambiguous days and months of a short column', () => {
  const first = (json: unknown): string => {
    const column = tableIn(json).columns.find(({ kind }) => kind === 'time');
    return new Date(Number(column?.values[0])).toISOString().slice(0, 10);
  };

  test('are read as in another column of the table', () => {
    expect(first([{ ordered: '05/01/2024', paid: '20/01/2024', sum: 1 }])).toBe('2024-01-05');
    expect(first([{ ordered: '05/01/2024', paid: '05/20/2024', sum: 1 }])).toBe('2024-05-01');
  });

  test.each([
    ['Fecha', 'Importe', '2024-01-05'],
    ['Datum', 'Umsatz', '2024-01-05'],
    ['Date', 'Dépenses', '2024-01-05'],
    ['Date', 'Amount (GBP)', '2024-01-05'],
    ['Date', 'Amount', '2024-05-01'],
  ])('are read as the language of %s and %s suggests', (date, amount, day) => {
    expect(first([{ [date]: '05/01/2024', [amount]: 3 }])).toBe(day);
  });

  test('are read with the day first where the decimal mark is a comma', () => {
    expect(first([{ Date: '05/01/2024', Amount: '3,5' }])).toBe('2024-01-05');
  });
});

test('numbers are detected alike as JSON numbers and as text', () => {
  for (const [name, numbers] of [
    ['value', [1.5, null, -3, 0]],
    ['time', [1.7e12, 1.7e12 + 1000, null, 1.7e12 + 3500]],
    ['year', [2019, 2020, 2021]],
    ['zip', [10115, 20095, null]],
    ['value', [null, null]],
  ] as const)
    expect(columnOf(name, numbers)).toEqual(
      columnOf(
        name,
        numbers.map((cell) => (cell === null ? null : String(cell))),
      ),
    );
  expect(columnOf('value', [1, Infinity]).values).toEqual(Float64Array.of(1, NaN));
});

test('mixed cells are text, and none of them is lost', () => {
  expect(columnOf('mixed', ['a', 1, true, null])).toMatchObject({
    kind: 'category',
    values: ['a', '1', 'true', ''],
  });
});

test('months without a year are categories with an order, with a year they are times', () => {
  expect(
    kindsIn([
      { m: '1月', v: 1 },
      { m: '2月', v: 2 },
    ]),
  ).toEqual(['m:category', 'v:measure']);
  expect(
    kindsIn([
      { m: '2024年1月', v: 1 },
      { m: '2024年2月', v: 2 },
    ]),
  ).toEqual(['m:time', 'v:measure']);
});

test('a sheet of texts and times keeps its columns', () => {
  const rows = Array.from({ length: 20 }, (_, at) => [
    'Ann',
    `task ${at}`,
    '2026-01-01',
    `${9 + (at % 8)}:00:00`,
  ]);
  expect(kindsIn([['user', 'task', 'date', 'start time'], ...rows]).slice(0, 4)).toEqual([
    'user:category',
    'task:category',
    'date:time',
    'start time:time',
  ]);
});
