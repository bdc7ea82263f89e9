import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaDrift, chooseChart, readSource, type Source } from '#table';
import { times } from './tables.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    'N/A',
    '12%',
    '¥1,200',
    '2024-01-05',
    '05/01/2024',
    '1.234,5',
    '广东',
    'FRA',
    '10:30',
    'Jan',
    '007',
    'Q1',
    null,
    true,
  ),
  fc.integer(),
  fc.double(),
  fc.string({ maxLength: 12 }),
);
const key = fc.oneof(
  fc.constantFrom(
    'name',
    'value',
    'date',
    'children',
    'data',
    'series',
    'option',
    '__proto__',
    'constructor',
    'toString',
    'columns',
    'labels',
    'result',
    'metric',
    'values',
    'open',
    'high',
    'low',
    'close',
    'source',
    'target',
    'id',
  ),
  fc.string({ maxLength: 6 }),
);
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  fc.array(fc.dictionary(key, cell, { maxKeys: 6 }), { maxLength: 12 }),
  fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
  fc.dictionary(
    key,
    fc.oneof(
      cell,
      fc.array(cell, { maxLength: 6 }),
      fc.array(fc.dictionary(key, cell, { maxKeys: 4 }), { maxLength: 5 }),
    ),
    { maxKeys: 6 },
  ),
);

function holds(source: Source): void {
  if (source.kind !== 'table') return;
  const { rows, columns } = source.table;
  expect(rows).toBeGreaterThan(0);
  expect(columns.length).toBeLessThanOrEqual(200);
  for (const { values } of columns) expect(values).toHaveLength(rows);
}

describe('any content', () => {
  test('gets a chart type whose roles are columns of the right kind', () => {
    fc.assert(
      fc.property(json, fc.string({ maxLength: 8 }), (content, name) => {
        const source = readSource(content);
        holds(source);
        const { type, reason, roles } = chooseChart(source, { name });
        expect(reason.en && reason['zh-CN'] && type).toBeTruthy();
        if (source.kind !== 'table') return;
        const numeric = [
          ...roles.values,
          ...(roles.prices ?? []),
          ...(roles.size === undefined ? [] : [roles.size]),
        ];
        for (const at of numeric) expect(source.table.columns[at]?.kind).toBe('measure');
        for (const at of [roles.label, roles.group, roles.source, roles.target])
          if (at !== undefined) expect(source.table.columns[at]).toBeDefined();
      }),
      { numRuns: 800 },
    );
  });

  test('can be compared with any other, and has no drift against itself', () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const [was, is] = [readSource(before), readSource(after)];
        schemaDrift(was, is);
        expect(schemaDrift(was, readSource(before))).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });
});

describe('large and odd content is read completely', () => {
  const nest = (levels: number, wrap: (inner: unknown) => unknown): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level += 1) value = wrap(value);
    return value;
  };

  test.each<[string, () => unknown]>([
    ['100,000 pairs', () => times(100_000, (at) => [1714550400000 + at * 1000, at % 7])],
    ['100,000 rows that share no key', () => times(100_000, (at) => ({ [`k${at}`]: at }))],
    [
      '10,000 columns',
      () => [Object.fromEntries(times(10_000, (at) => [`k${at}`, at]) as [string, unknown][])],
    ],
    ['a long row among 50,000 short ones', () => [times(5000, (at) => at), ...times(50_000, () => [1])]],
    ['64 levels of lists', () => nest(64, (inner) => [inner])],
    ['64 levels of objects', () => nest(64, (inner) => ({ data: inner, rows: inner }))],
    ['64 levels of children', () => nest(64, (inner) => ({ name: 'a', children: [inner] }))],
    [
      'a tree of 100,000 leaves',
      () => ({ name: 'r', children: times(100_000, (at) => ({ name: `l${at}`, value: 1 })) }),
    ],
    [
      'cells of digits without end',
      () => times(2000, () => ({ v: `1${',111'.repeat(500)}`, w: '9'.repeat(5000) })),
    ],
    ['cells of blanks without end', () => times(2000, () => ({ v: `1${' '.repeat(2000)}x` }))],
    [
      '20,000 flows in a chain',
      () => times(20_000, (at) => ({ source: `n${at}`, target: `n${at + 1}`, value: 1 })),
    ],
  ])('%s', (_, make) => {
    const source = readSource(make());
    holds(source);
    expect(chooseChart(source, { name: 'x' }).type).toBeTruthy();
  });

  test('numbers are read straight into typed arrays', () => {
    const source = readSource(times(1000, (at) => [at / 3, at / 7]));
    expect(source).toMatchObject({ kind: 'table', table: { rows: 1000 } });
    if (source.kind === 'table')
      for (const { values } of source.table.columns) expect(values).toBeInstanceOf(Float64Array);
  });
});
