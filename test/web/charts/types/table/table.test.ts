import { describe, expect, test } from 'vitest';
import { guardName } from '../../../../../web/charts/data/guard-names.ts';
import { table } from '../../../../../web/charts/types/table/index.ts';
import { cutTexts } from '../../cut-texts.ts';
import { draw, textsIn } from '../../draw.ts';
import { category, inputOf, measure, time } from '../../input.ts';
import { longName, tile } from '../../views.ts';

const rows = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const orders = (count: number, settings = {}) =>
  inputOf(
    [
      time(
        'when',
        rows(count).map((i) => `2024-05-03T10:${String(i % 60).padStart(2, '0')}:00Z`),
        'minute',
      ),
      category(
        'what',
        rows(count).map((i) => `item ${i}`),
      ),
      measure(
        'price',
        rows(count).map((i) => i + 0.25),
        '¥',
      ),
    ],
    { values: [] },
    settings,
  );
const wide = { ...tile, width: 800, height: 500, language: 'en' } as const;
const said = (input: ReturnType<typeof orders>, view: typeof tile = wide): string[] =>
  textsIn(draw(table.toOption(table.decode(undefined, input), view), view));

test('headings have units, times their precision, and numbers of a column equal decimals', () => {
  expect(said(orders(2))).toEqual([
    'when',
    'what',
    'price (¥)',
    ...['May 3, 2024, 10:00', 'item 0', '0.25'],
    ...['May 3, 2024, 10:01', 'item 1', '1.25'],
  ]);
});

test('a page has as many rows as are readable at its size, spread evenly', () => {
  const data = table.decode(undefined, orders(47));
  expect(table.steps(data, { width: 800, height: 500, unit: 1 })).toBe(4);
  expect(table.steps(data, { width: 320, height: 200, unit: 1 })).toBe(8);
  expect(said(orders(47), { ...wide, step: 3 })).toContain('item 46');
  expect(said(orders(47), { ...wide, step: 99 })).toContain('item 46');
});

test('the settings can set the number of rows and the interval', () => {
  const data = table.decode(undefined, orders(10, { paging: { size: 4, seconds: 3 } }));
  expect(table.steps(data, wide)).toBe(3);
  expect(table.playIntervalOf?.(data)).toBe(3000);
});

test('in a narrow tile a common year is left out first, then columns, which is mentioned', () => {
  const tight = { ...wide, width: 240, height: 200 };
  expect(said(orders(3), tight)).toEqual(expect.arrayContaining(['10:00', 'item 0', '0.25']));
  expect(said(orders(3), { ...tight, width: 120 })).toContain('+2');
});

test('money is written in full, however narrow the tile', () => {
  const input = inputOf([category('what', ['lamp', 'desk']), measure('price', [1176.77, 1234567.5], '$')], {
    values: [],
  });
  const texts = said(input, { ...wide, width: 180, height: 120 });
  expect(texts).toEqual(expect.arrayContaining(['1,176.77', '1,234,567.50']));
});

test('a time that is the same in all rows keeps its day', () => {
  const closed = '2024-03-22T10:00Z';
  const input = inputOf([time('closed', [closed, closed], 'minute')], { values: [] });
  expect(said(input, { ...wide, width: 120 })).toEqual(['closed', 'Mar 22 10:00', 'Mar 22 10:00']);
});

describe('with more columns than fit', () => {
  const titles = ['Crash when the file is empty', 'Support for tabs', 'Explain the retry policy'];
  const issues = inputOf(
    [
      category('url', ['https://example.org/3', 'https://example.org/2', 'https://example.org/1']),
      category('id', ['2100000003', '2100000002', '2100000001']),
      category('title', titles),
      category('state', ['open', 'closed', 'open']),
      category('locked', ['false', 'false', 'false']),
      category('assignee', ['', '', '']),
      category('node', ['6bd6e0a5f0c14c9b', '9a3f0b7c2d1e4f56', '0f1e2d3c4b5a6978']),
      measure('comments', [0, 5, 3]),
    ],
    { values: [] },
  );
  const headings = (width: number): string[] => said(issues, { ...wide, width });

  test('informative ones are shown in full, in file order', () => {
    expect(headings(480).slice(0, 4)).toEqual(['title', 'state', 'comments', '+5']);
    expect(headings(480)).toEqual(expect.arrayContaining(titles));
  });

  test('ids come before links, and links before constants', () => {
    expect(headings(640).slice(0, 5)).toEqual(['id', 'title', 'state', 'comments', '+4']);
    expect(headings(3000).slice(0, 8)).toContain('locked');
  });

  test('a long text is truncated rather than left out', () => {
    expect(headings(300).slice(0, 3)).toEqual(['title', 'state', '+6']);
  });

  test('at least one is shown, and long texts are truncated before a column is left out', () => {
    expect(said(issues, { ...wide, width: 60 })).toContain('+7');
    const input = inputOf([category('a', titles), category('b', titles)], { values: [] });
    expect(said(input, { ...wide, width: 330 }).slice(0, 3)).toEqual([
      'a',
      'b',
      expect.stringContaining('…'),
    ]);
  });
});

test('long names leave room for two figures, also if these are the same in both rows', () => {
  const names = [
    '/backend.example.orders.v1.OrderService/GetOrder',
    '/backend.example.orders.v1.OrderService/Put',
  ];
  const figures = ['Request Count', 'Failure Count', 'Median Response Time', 'Requests/s'];
  const input = inputOf(
    [
      category('Type', ['grpc', '']),
      category('Name', names),
      ...figures.map((name) => measure(name, [9, 9])),
    ],
    { values: [] },
  );
  const headings = said(input, { ...wide, width: 520 });
  expect(headings.slice(0, 4)).toEqual([
    'Type',
    'Name',
    expect.stringMatching(/^Request/),
    expect.stringMatching(/^Failure/),
  ]);
});

test('times of day are written as in the file', () => {
  const input = inputOf([time('departs', ['1970-01-01T10:04Z', '1970-01-01T10:09Z'], 'minute')], {
    values: [],
  });
  expect(said(input)).toEqual(['departs', '10:04', '10:09']);
  expect(said(input, { ...wide, width: 100 })).toEqual(['departs', '10:04', '10:09']);
});

test('columns hidden by the settings are not shown, whatever their names', () => {
  const input = inputOf(
    [category('constructor', ['a']), category('secret', ['b'])],
    { values: [] },
    { columns: { secret: { role: 'none' } } },
  );
  expect(said(input)).toEqual([guardName('constructor'), 'a']);
});

test('a tree is a list of its leaves with their paths', () => {
  const root = {
    name: 'disk',
    children: [
      { name: 'a', children: [{ name: 'b', value: 3 }] },
      { name: 'c', value: 1 },
    ],
  };
  const input = { ...orders(0), source: { kind: 'tree', root } as const };
  expect(said(input)).toEqual(['disk', 'a › b', '3', 'c', '1']);
});

test('long and hostile texts are truncated and stay text', () => {
  const input = inputOf(
    [category('<b>', [longName, '{a|b}', '<img src=x>']), category(longName, [longName, '', longName])],
    { values: [] },
  );
  for (const size of [
    { width: 320, height: 200 },
    { width: 3840, height: 2160 },
  ]) {
    const svg = draw(table.toOption(table.decode(undefined, input), { ...tile, ...size }), size);
    expect(cutTexts(svg, size)).toEqual([]);
    expect(svg).not.toMatch(/<img|<b>/);
    expect(textsIn(svg)).toContain('{a|b}');
  }
});

test('numbers that are only bounds are written as such', () => {
  const share = {
    ...measure('share', [1, 24, 100], '%'),
    bounds: new Map([
      [0, '<' as const],
      [2, '>' as const],
    ]),
  };
  const input = inputOf([category('browser', ['A', 'B', 'C']), share], { values: [1] });
  const plain = said(input).map((text) => text.replace('&lt;', '<').replace('&gt;', '>'));
  expect(plain).toEqual(expect.arrayContaining(['<1', '24', '>100']));
});

describe('a board of departures', () => {
  const trains = rows(9);
  const hour = (i: number): string => `2024-05-03T1${i}:04:00Z`;
  const when = (name: string) => time(name, trains.map(hour), 'minute');
  const board = (view: typeof tile) =>
    said(
      inputOf(
        [
          when('stop.departure'),
          { ...when('stop.departureTimestamp'), role: { role: 'same-time', of: 'stop.departure' } },
          category(
            'name',
            trains.map((i) => `00${1309 + 17 * i}`),
          ),
          category(
            'stop.platform',
            trains.map((i) => String(1 + (i % 4))),
          ),
          category(
            'operator',
            trains.map((i) => ['BLS', 'SBB'][i % 2] ?? ''),
          ),
          category(
            'to',
            trains.map((i) => ['Belp', 'Brig', 'Basel'][i % 3] ?? ''),
          ),
        ],
        { values: [] },
      ),
      view,
    );

  test('shows where trains go, and no time twice, in a narrow tile', () => {
    const shown = board({ ...wide, width: 330 });
    expect(shown).toEqual(expect.arrayContaining(['departure', 'platform', 'to', 'Brig']));
    for (const text of ['name', 'operator', 'departureTimestamp']) expect(shown).not.toContain(text);
  });

  test('shows everything in a wide one, in the order of the file', () => {
    expect(board({ ...wide, width: 1200 }).slice(0, 6)).toEqual([
      ...['departure', 'stop.departureTimestamp', 'name', 'platform', 'operator', 'to'],
    ]);
  });
});
