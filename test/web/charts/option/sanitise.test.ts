import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitiseOption, seriesOf, type SanitisedOption } from '../../../../web/charts/option/sanitise.ts';
import { hostileOption } from './hostile.ts';
import { payloads } from './payloads.ts';
import { samples } from './samples.ts';

const trap = { origin: 'http://evil.example' };
const clone = (json: unknown) => JSON.parse(JSON.stringify(json)) as Record<string, unknown>;

/** Keys whose values ECharts runs, opens, loads or reads as markup. `tooltip` is the option's own only. */
const harmful = new Set([
  ...[
    'formatter',
    'link',
    'sublink',
    'subtarget',
    'rich',
    'graphic',
    'toolbox',
    'extraCssText',
    'renderMode',
    'className',
  ],
  ...[
    'appendTo',
    'image',
    'src',
    'transform',
    'timeline',
    'baseOption',
    'options',
    'media',
    'animationDelay',
    'onclick',
    'on',
  ],
  ...[
    'renderItem',
    'tooltip',
    'cursor',
    'decal',
    'fontFamily',
    'font',
    'nodeClick',
    '__proto__',
    'constructor',
    'prototype',
  ],
]);
/** These are drawn on the canvas or set as text. */
const textual = new Set([
  'name',
  'text',
  'subtext',
  'value',
  'data',
  'source',
  'target',
  'dimensions',
  'categories',
  'label',
  'min',
  'max',
]);
const spelled = new Set([
  'stack',
  'x',
  'y',
  'xAxis',
  'yAxis',
  'coord',
  'itemName',
  'valueDim',
  'startValue',
  'endValue',
  'id',
]);

/** Every path in the sanitised option that could do harm. */
function harmIn(value: unknown, key = '', words = false, path = ''): string[] {
  if (typeof value === 'string') return words || /^[\w#(),.% -]*$/.test(value) ? [] : [`${path} ${value}`];
  if (typeof value === 'number') return Math.abs(value) <= 8.64e15 ? [] : [`${path} ${value}`];
  if (typeof value === 'boolean' || value === null) return [];
  if (Array.isArray(value)) {
    const long = value.length > 20_001 ? [`${path} has ${value.length}`] : [];
    return [...long, ...value.flatMap((item, i) => harmIn(item, key, words, `${path}[${i}]`))];
  }
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return [`${path} ${typeof value}`];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = `${path}.${name}`;
    if (harmful.has(name) && !(path === '' && name === 'tooltip')) return [at];
    return harmIn(
      inner,
      name,
      typeof inner === 'string' || Array.isArray(inner)
        ? textual.has(name) || spelled.has(name) || (words && Array.isArray(inner))
        : false,
      at,
    );
  });
}

function harm({ parts, tooltip, colours, map }: SanitisedOption): string[] {
  return harmIn({ ...parts, tooltip, colours, ...(map !== undefined && { map }) });
}

describe('an option that only draws', () => {
  test.each(Object.entries(samples))('%s: is kept completely', (_name, sample) => {
    const { parts, leftOut } = sanitiseOption(sample);
    expect(leftOut).toEqual({ count: 0, first: [] });
    expect(seriesOf(sanitiseOption(sample)).map(({ type }) => type)).toEqual(
      [sample['series']].flat().map((one) => (one as { type: string }).type),
    );
    expect(parts['series']).toHaveLength([sample['series']].flat().length);
  });

  test('sanitising twice changes nothing', () => {
    for (const sample of Object.values(samples)) {
      const { parts, tooltip } = sanitiseOption(sample);
      expect(sanitiseOption({ ...parts, tooltip })).toMatchObject({ parts, leftOut: { count: 0 } });
    }
  });

  test('the option from the file is not modified', () => {
    const option = clone(samples['bars']);
    const before = clone(option);
    sanitiseOption(option);
    expect(option).toEqual(before);
  });
});

describe('an option that means harm', () => {
  test.each(Object.keys(payloads))('%s: nothing of it remains', (kind) => {
    for (const sample of Object.values(samples)) {
      const option = clone(sample);
      payloads[kind]?.(option, trap);
      expect(harm(sanitiseOption(option))).toEqual([]);
    }
  });

  test('in any mixture: nothing of it remains, and what was left out is reported', () => {
    fc.assert(
      fc.property(hostileOption(trap), ({ option }) => {
        const sanitised = sanitiseOption(option);
        expect(harm(sanitised)).toEqual([]);
        expect(sanitised.leftOut.first.length).toBeLessThanOrEqual(10);
        expect(sanitised.leftOut.count).toBeGreaterThanOrEqual(sanitised.leftOut.first.length);
      }),
      { numRuns: 400 },
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('any JSON: nothing harmful remains', () => {
    const words = fc.constantFrom(
      'series',
      'type',
      'data',
      'line',
      'formatter',
      'tooltip',
      'title',
      'link',
      'symbol',
      'image://x/y',
      'color',
      'url(x:y)',
      '__proto__',
      'xAxis',
      'label',
      'rich',
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 8 },
        words,
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.oneof(words, fc.string()), tie('any'), { maxKeys: 6 }),
      ),
    })).any;
    const option = fc.dictionary(words, value, { maxKeys: 8 });
    const isClean = (one: unknown) => expect(harm(sanitiseOption(one))).toEqual([]);
    fc.assert(
      fc.property(option, (one) => void isClean(one)),
      { numRuns: 500 },
    );
  });

  test('hundreds of thousands of omissions are counted, and a few are listed', () => {
    const item = { tooltip: { formatter: '<b>' }, link: 'javascript:a()' };
    const data = Array.from({ length: 20_000 }, () => ({ value: 1, ...item }));
    const { leftOut } = sanitiseOption({
      series: Array.from({ length: 10 }, () => ({ type: 'line', data })),
    });
    expect(leftOut.first).toEqual(['series[0].data[0].tooltip', 'series[0].data[0].link']);
    expect(leftOut.count).toBeGreaterThan(200_000);
  });
});

describe('bounds', () => {
  const numbers = (length: number) => Array.from({ length }, (_, i) => i);

  test('a series has at most 20,000 points, all series together 100,000', () => {
    const { parts } = sanitiseOption({
      series: Array.from({ length: 8 }, () => ({ type: 'line', data: numbers(30_000) })),
    });
    const points = parts['series']?.map(
      ({ data }) => (data as unknown[]).filter((one) => one !== null).length,
    );
    expect(points).toEqual([20_000, 20_000, 20_000, 20_000, 20_000, 0, 0, 0]);
  });

  test('there are at most 50 series', () => {
    const { parts } = sanitiseOption({
      series: Array.from({ length: 80 }, () => ({ type: 'line', data: [1] })),
    });
    expect(parts['series']).toHaveLength(50);
  });

  test('an invalid point becomes empty, so that later ones keep their index', () => {
    const { parts } = sanitiseOption({
      series: { type: 'line', data: [1, 1e308, { value: 3, link: 'x' }, [[]], 5] },
    });
    expect(parts['series']).toMatchObject([{ data: [1, null, { value: 3 }, [null], 5] }]);
  });

  test('a series of an unsupported type becomes a placeholder', () => {
    const sanitised = sanitiseOption({
      series: [{ type: 'custom' }, { type: 'bar', data: [1] }],
      visualMap: { seriesIndex: 1 },
    });
    expect(sanitised.parts['series']).toHaveLength(2);
    expect(seriesOf(sanitised)).toEqual([{ type: 'bar', data: [1] }]);
    expect(sanitised.leftOut.first).toEqual(['series[0]']);
  });

  test('a calendar has two years at most', () => {
    const range = (range: unknown) =>
      sanitiseOption({ calendar: { range } }).parts['calendar']?.[0]?.['range'];
    expect(range(['2023-01-01', '2024-12-31'])).toEqual(['2023-01-01', '2024-12-31']);
    expect(range(['2000-01-01', '2024-12-31'])).toBeUndefined();
    expect(range(2024)).toBe('2024');
  });

  test('only one map is drawn, and only a bundled one', () => {
    const sanitised = sanitiseOption({
      series: ['china', 'world', '../api', 'china'].map((map) => ({ type: 'map', map, data: [] })),
    });
    expect(sanitised.map).toBe('china');
    expect(seriesOf(sanitised)).toHaveLength(2);
  });

  test.each([
    '#abc',
    '#a1b2c3',
    '#a1b2c3d4',
    'rgb(1,2,3)',
    'rgba(1, 2, 3, 0.5)',
    'hsl(120, 50%, 50%)',
    'red',
    'transparent',
  ])('%s is a colour', (colour) => {
    expect(sanitiseOption({ color: [colour] }).colours).toEqual([colour]);
  });

  test.each([
    'url(x)',
    'rgb(url(x))',
    '#12345',
    'image://x',
    'red;x',
    'red url(x)',
    'var(--x)',
    'rgb(1,2,3);',
    { image: 'x' },
  ])('%j is not a colour', (colour) => {
    expect(sanitiseOption({ color: [colour] }).colours).toEqual([]);
  });
});
