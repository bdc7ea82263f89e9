import { describe, expect, test } from 'vitest';
import { readSource } from '#table';
import { kindsIn, tableIn } from './tables.ts';

const cellsOf = (json: unknown) =>
  tableIn(json).columns.map(({ name, values }) => [name, ...Array.from<unknown>(values)]);

describe('tables', () => {
  test.each<[string, unknown, unknown[][]]>([
    [
      'a list of objects, keys in the order of first sight',
      [{ a: 1 }, { b: 2, a: 3 }],
      [
        ['a', 1, 3],
        ['b', NaN, 2],
      ],
    ],
    [
      'objects inside objects, by the last name where that is unique',
      [{ u: { id: 'x', deep: { weight: 1 } }, v: 1 }],
      [
        ['u.id', 'x'],
        ['weight', 1],
        ['v', 1],
      ],
    ],
    [
      'rows under a header',
      [
        ['n', 'v'],
        ['x', 1],
        ['y', 2],
      ],
      [
        ['n', 'x', 'y'],
        ['v', 1, 2],
      ],
    ],
    [
      'rows without a header',
      [
        ['x', 1],
        ['y', 2],
      ],
      [
        ['A', 'x', 'y'],
        ['B', 1, 2],
      ],
    ],
    [
      'pairs',
      [
        [1, 5],
        [9, 6],
      ],
      [
        ['x', 1, 9],
        ['y', 5, 6],
      ],
    ],
    ['numbers', [3, 1, 2], [['value', 3, 1, 2]]],
    [
      'columns',
      { a: ['x', 'y'], b: [1, 2] },
      [
        ['a', 'x', 'y'],
        ['b', 1, 2],
      ],
    ],
    [
      'names with values',
      { 北京: 12, 上海: 30 },
      [
        ['name', '北京', '上海'],
        ['value', 12, 30],
      ],
    ],
    ['one number', 42, [['value', 42]]],
    [
      'measures of one thing',
      { visitors: 12, revenue: 3.5 },
      [
        ['visitors', 12],
        ['revenue', 3.5],
      ],
    ],
    [
      'objects by their names',
      { a: { v: 1 }, b: { v: 2 } },
      [
        ['name', 'a', 'b'],
        ['v', 1, 2],
      ],
    ],
  ])('%s', (_, json, cells) => expect(cellsOf(json)).toEqual(cells));

  test.each(['data', 'rows', 'items', 'results', 'list'])('are unwrapped from %s, at any depth', (key) => {
    expect(kindsIn({ ok: true, [key]: [{ v: 1 }, { v: 2 }] })).toEqual(['v:measure']);
    expect(kindsIn({ data: { [key]: [{ v: 1 }, { v: 2 }], total: 2 } })).toEqual(['v:measure']);
  });

  test('short rows are padded, long ones widen the table', () => {
    expect(cellsOf([['n', 'v'], ['x', 1], ['y'], ['z', 3, 'more']])).toEqual([
      ['n', 'x', 'y', 'z'],
      ['v', 1, NaN, 3],
      ['C', '', '', 'more'],
    ]);
  });

  test('repeated names are numbered', () => {
    expect(
      cellsOf([
        ['v', 'v'],
        ['a', 1],
        ['b', 2],
      ]).map(([name]) => name),
    ).toEqual(['v', 'v (2)']);
  });

  test('a title above and a source below a sheet are left out', () => {
    const sheet = [
      ['Sales of the year', '', ''],
      ['', '', ''],
      ['city', 'a', 'b'],
      ['Kiel', 1, 2],
      ['Bonn', 3, 4],
      ['Source: us'],
    ];
    expect(cellsOf(sheet)).toEqual([
      ['city', 'Kiel', 'Bonn'],
      ['a', 1, 3],
      ['b', 2, 4],
    ]);
  });

  test('a last row of totals is left out', () => {
    expect(
      cellsOf([
        ['n', 'v'],
        ['x', 1],
        ['y', 2],
        ['合计', 3],
      ]),
    ).toEqual([
      ['n', 'x', 'y'],
      ['v', 1, 2],
    ]);
  });

  test('time across is transposed if there are few rows', () => {
    const table = tableIn([
      ['land', 2021, 2022, 2023],
      ['A', 1, 2, 3],
      ['B', 4, 5, 6],
    ]);
    expect(table.transposed).toBe(true);
    expect(table.columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['time', 'time'],
      ['A', 'measure'],
      ['B', 'measure'],
    ]);
    const many = Array.from({ length: 9 }, (_, at) => [`land ${at}`, 1, 2, 3]);
    expect(tableIn([['land', 2021, 2022, 2023], ...many]).transposed).toBeUndefined();
  });

  test('months that a pivot table sorted alphabetically are in calendar order; a year may start in April', () => {
    const months = (...names: string[]) => cellsOf(names.map((month, v) => ({ month, v })))[0]?.slice(1);
    expect(months('Apr', 'Feb', 'Jan', 'Mar')).toEqual(['Jan', 'Feb', 'Mar', 'Apr']);
    expect(months('Nov', 'Dec', 'Jan', 'Feb')).toEqual(['Nov', 'Dec', 'Jan', 'Feb']);
  });

  test('units beside the columns are theirs', () => {
    const { columns } = tableIn({
      latitude: 1,
      hourly_units: { time: 'iso8601', temp: '°C' },
      hourly: { time: ['2024-05-01T00:00', '2024-05-01T01:00'], temp: [12, 13] },
    });
    expect(columns[1]).toMatchObject({ name: 'temp', unit: '°C' });
    expect(columns[0]).not.toHaveProperty('unit');
  });

  test('series for a chart library are columns', () => {
    const json = {
      labels: ['a', 'b'],
      datasets: [
        { label: 'x', data: [1, 2] },
        { label: 'y', data: [3, 4] },
      ],
    };
    expect(cellsOf(json)).toEqual([
      ['label', 'a', 'b'],
      ['x', 1, 2],
      ['y', 3, 4],
    ]);
    const other = { categories: ['a', 'b'], series: [{ name: 'x', data: [1, 2] }] };
    expect(cellsOf(other)).toEqual([
      ['label', 'a', 'b'],
      ['x', 1, 2],
    ]);
  });

  test('series without labels are columns, series of pairs are long format', () => {
    const bare = [
      { name: 'a', data: [1, 2] },
      { name: 'b', data: [3, 4] },
    ];
    expect(cellsOf(bare)).toEqual([
      ['a', 1, 2],
      ['b', 3, 4],
    ]);
    const points = [
      { target: 'cpu', datapoints: [[5, 1714550400000]] },
      { target: 'mem', datapoints: [[7, 1714550400000]] },
    ];
    expect(cellsOf(points).map(([name, ...cells]) => [name, cells.length])).toEqual([
      ['time', 2],
      ['target', 2],
      ['value', 2],
    ]);
    expect(cellsOf(points)[2]).toEqual(['value', 5, 7]);
  });

  test('links of a graph are rows with the nodes’ names', () => {
    const json = { nodes: [{ name: 'a' }, { name: 'b' }], links: [{ source: 0, target: 'b', value: 5 }] };
    expect(cellsOf(json)).toEqual([
      ['source', 'a'],
      ['target', 'b'],
      ['value', 5],
    ]);
  });

  test('at most 200 columns are read, and the rest is counted', () => {
    const wide = Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`k${at}`, at]));
    expect(tableIn([wide, { ...wide, name: 'x' }])).toMatchObject({ rows: 2, leftOut: 51 });
    expect(tableIn([wide, { ...wide, name: 'x' }]).columns).toHaveLength(200);
  });
});

describe('query results', () => {
  const series = (instance: string) => ({
    metric: { __name__: 'up', job: 'node', instance },
    values: [
      [1714550400, '1'],
      [1714550460, 'NaN'],
    ],
  });

  test('Prometheus range query: one row per moment and series, named by the label that differs', () => {
    const json = { status: 'success', data: { resultType: 'matrix', result: [series('a'), series('b')] } };
    expect(kindsIn(json)).toEqual(['time:time', 'instance:category', 'value:measure']);
    expect(cellsOf(json)[2]).toEqual(['value', 1, NaN, 1, NaN]);
  });

  test('Prometheus range query with one series: the column is named after the metric', () => {
    const json = { status: 'success', data: { resultType: 'matrix', result: [series('a')] } };
    expect(kindsIn(json)).toEqual(['time:time', 'up:measure']);
  });

  test('Prometheus instant query', () => {
    const result = ['a', 'b'].map((path) => ({ metric: { path }, value: [1714550400, '5'] }));
    expect(kindsIn({ status: 'success', data: { resultType: 'vector', result } })).toEqual([
      'path:category',
      'value:measure',
    ]);
  });

  test('the unit that the name of all series of Prometheus ends in is that of their values', () => {
    const unitIn = (first: string, second = first) => {
      const labels = (name: string, instance: string) => ({ metric: { __name__: name, instance } });
      const [a, b] = [labels(first, 'a'), labels(second, 'b')];
      const values = [[1714550400, '1']];
      const matrix = [a, b].map((one) => ({ ...one, values }));
      const vector = [a, b].map((one) => ({ ...one, value: [1714550400, '5'] }));
      return [matrix, vector].map((result) =>
        tableIn({ data: { result } }).columns.find(({ kind }) => kind === 'measure'),
      );
    };
    const bytes = { unit: 'B' };
    expect(unitIn('node_memory_MemFree_bytes')).toMatchObject([bytes, bytes]);
    expect(unitIn('node_network_receive_bytes_total')).toMatchObject([bytes, bytes]);
    for (const column of unitIn('up')) expect(column).not.toHaveProperty('unit');
    for (const column of unitIn('a_bytes', 'a_seconds')) expect(column).not.toHaveProperty('unit');
  });

  test('InfluxDB: tags are a column', () => {
    const one = (host: string) => ({
      name: 'cpu',
      tags: { host },
      columns: ['time', 'idle'],
      values: [
        ['2024-05-01T08:00:00Z', 5],
        ['2024-05-01T08:01:00Z', 6],
      ],
    });
    expect(kindsIn({ results: [{ series: [one('a'), one('b')] }] })).toEqual([
      'time:time',
      'host:category',
      'idle:measure',
    ]);
  });
});

describe('other content', () => {
  test.each([null, [], {}, '', [[]], { data: [] }])('%j is empty', (json) =>
    expect(readSource(json).kind).toBe('empty'),
  );

  test('an object with children is a tree', () => {
    const root = {
      name: 'r',
      children: [
        { name: 'a', size: '5' },
        { name: 'b', value: 2 },
      ],
    };
    expect(readSource(root)).toEqual({
      kind: 'tree',
      root: {
        name: 'r',
        children: [
          { name: 'a', value: 5 },
          { name: 'b', value: 2 },
        ],
      },
    });
  });

  test('an object with series, bare or under option, is an option', () => {
    const option = { xAxis: {}, series: [{ type: 'bar' }] };
    expect(readSource(option)).toEqual({ kind: 'option', option });
    expect(readSource({ option })).toEqual({ kind: 'option', option });
  });

  test('keys such as __proto__ are ordinary names', () => {
    const json: unknown = JSON.parse(
      '[{"__proto__": 1, "constructor": 2, "x": "a"}, {"__proto__": 3, "toString": 4, "x": "b"}]',
    );
    expect(cellsOf(json)).toEqual([
      ['__proto__', 1, 3],
      ['constructor', 2, NaN],
      ['x', 'a', 'b'],
      ['toString', NaN, 4],
    ]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

test.each<[string | undefined, string]>([
  ['Europe/Vienna', '2026-01-09'],
  ['Asia/Kolkata', '2026-01-09'],
  ['America/Chicago', '2026-09-01'],
  ['America/Indiana/Knox', '2026-09-01'],
  ['Etc/UTC', '2026-09-01'],
  [undefined, '2026-09-01'],
])('where nothing in a file says whether 9/1 is in January, the time zone %s does', (zone, first) => {
  const json = ['9/1/2026', '9/2/2026', '9/5/2026', '9/12/2026'].map((date, at) => ({ date, sold: at }));
  const source = readSource(json, zone);
  const [column] = source.kind === 'table' ? source.table.columns : [];
  expect(new Date(Number(column?.values[0])).toISOString().slice(0, 10)).toBe(first);
});

test('the language of other columns comes before the time zone', () => {
  const json = ['9/1/2026', '9/2/2026', '9/5/2026'].map((date, at) => ({ fecha: date, importe: at }));
  const source = readSource(json, 'America/Chicago');
  const [column] = source.kind === 'table' ? source.table.columns : [];
  expect(new Date(Number(column?.values[0])).toISOString().slice(0, 10)).toBe('2026-01-09');
});
