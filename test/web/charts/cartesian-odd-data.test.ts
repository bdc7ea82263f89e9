import { describe, expect, test } from 'vitest';
import type { ChartSettings } from '#protocol';
import type { Column, Roles } from '#table';
import { languages, type ChartType } from '../../../web/charts/chart-type.ts';
import { themes } from '../../../web/charts/themes/themes.ts';
import { area } from '../../../web/charts/types/area.ts';
import { bars } from '../../../web/charts/types/bars.ts';
import { boxplot } from '../../../web/charts/types/boxplot.ts';
import { bubble } from '../../../web/charts/types/bubble.ts';
import { calendar } from '../../../web/charts/types/calendar.ts';
import { candlestick } from '../../../web/charts/types/candlestick.ts';
import { groupedBars } from '../../../web/charts/types/grouped-bars.ts';
import { heatmap } from '../../../web/charts/types/heatmap.ts';
import { horizontalBars } from '../../../web/charts/types/horizontal-bars.ts';
import { lines } from '../../../web/charts/types/lines.ts';
import { scatter } from '../../../web/charts/types/scatter.ts';
import { stackedBars } from '../../../web/charts/types/stacked-bars.ts';
import { cutTexts } from './cut-texts.ts';
import { draw } from './draw.ts';
import { category, givenOf, measure, time } from './given.ts';
import { longName, tile } from './views.ts';

const sizes = [
  { width: 280, height: 130, unit: 1 },
  { width: 260, height: 480, unit: 0.71 },
  { width: 3720, height: 1840, unit: 2 },
] as const;
const names = ['甲', longName, '–', '🎉👩‍👩‍👧', '{a|b}', '<img src=x onerror=alert(1)>', 'constructor', '甲'];
const values = [0, -1, 1e300, -1e300, 0.00012, NaN, -7, 1234567];
const day = 86_400_000;
const start = Date.parse('2024-01-01');

/** Rows with a name, a time, a group and five measures; prices are made of them. */
function columnsOf(count: number, valueAt: (i: number) => number, nameAt: (i: number) => string): Column[] {
  const rows = Array.from({ length: count }, (_, i) => i);
  const at = (of: (i: number) => number): number[] => rows.map(of);
  return [
    category(longName, rows.map(nameAt)),
    time(
      '__proto__',
      rows.map((i) => new Date(start + i * day).toISOString()),
      'day',
    ),
    category(
      '<b>',
      rows.map((i) => nameAt(i % 3)),
    ),
    measure(longName, at(valueAt), longName.slice(0, 20)),
    measure(
      'constructor',
      at((i) => valueAt(i + 1)),
      '%',
    ),
    measure(
      '',
      at((i) => valueAt(i + 2)),
    ),
    measure(
      '{a|b}',
      at((i) => valueAt(i + 3)),
    ),
  ];
}

const tables = {
  none: columnsOf(
    0,
    () => 0,
    () => '',
  ),
  one: columnsOf(
    1,
    () => 5,
    () => '唯一',
  ),
  odd: columnsOf(
    values.length,
    (i) => values[i % values.length] ?? 0,
    (i) => names[i] ?? '',
  ),
  'all empty': columnsOf(
    4,
    () => NaN,
    (i) => `n${i}`,
  ),
  zeros: columnsOf(
    4,
    () => 0,
    (i) => `n${i}`,
  ),
  negative: columnsOf(
    12,
    (i) => -10 - i,
    (i) => `n${i}`,
  ),
  many: columnsOf(
    500,
    (i) => (i * 17) % 211,
    (i) => `商家${i}`,
  ),
};

const [name, when, group, a, b, c, d] = [0, 1, 2, 3, 4, 5, 6] as const;
const cases: readonly (readonly [ChartType, ...Roles[]])[] = [
  [
    lines,
    { label: when, values: [a, b] },
    { label: name, values: [a, b, c, d] },
    { label: when, group, values: [a] },
  ],
  [area, { label: when, values: [a, b] }, { label: name, values: [a] }, { label: when, group, values: [a] }],
  [bars, { label: name, values: [a] }, { label: when, values: [a] }, { values: [a] }],
  [horizontalBars, { label: name, values: [a] }, { label: name, values: [a, b] }],
  [groupedBars, { label: name, values: [a, b, c] }, { label: when, group, values: [a] }],
  [stackedBars, { label: name, values: [a, b, c] }, { label: when, group, values: [a] }],
  [scatter, { values: [a, b] }, { label: name, group, values: [a, b] }],
  [bubble, { values: [a, b], size: c }, { label: name, group, values: [a, b], size: c }],
  [heatmap, { label: name, values: [a, b, c] }, { label: when, group, values: [a] }],
  [calendar, { label: when, values: [a] }],
  [
    candlestick,
    { label: when, values: [], prices: [a, b, c, d] },
    { label: name, values: [], prices: [a, b, c, d] },
  ],
  [boxplot, { label: group, values: [a] }, { values: [a, b, c] }],
];

const settings: ChartSettings = {
  title: { 'zh-CN': '标题', en: 'Title' },
  colours: ['#123456'],
  order: 'ascending',
  numbers: { decimals: 2, full: true },
  limits: [{ value: 3, title: longName, level: 'bad' }, { value: -1e9 }],
  bands: [{ from: 1, to: 4, title: longName, level: 'good' }, { to: 0 }],
  paging: { size: 3, seconds: 2 },
};

describe.each(cases.map(([type, ...roles]) => ({ type, roles, name: type.name })))(
  '$name',
  ({ type, roles }) => {
    test.each(Object.entries(tables))('%s: is drawn at every size without a hole', (kind, columns) => {
      for (const one of roles) {
        const data = type.decode(undefined, givenOf(columns, one));
        for (const size of kind === 'many' ? sizes.slice(0, 1) : sizes) {
          const last = type.steps(data, size) - 1;
          for (const step of new Set([0, last + 3])) {
            const svg = draw(type.toOption(data, { ...tile, ...size, step }), size);
            expect(svg, `${size.width} x ${size.height}, step ${step}`).not.toMatch(/NaN|undefined|Infinity/);
            if (kind !== 'odd') expect(cutTexts(svg, size).join('\n')).toBe('');
          }
        }
      }
    });

    test('is drawn in both languages and themes, and as a person set it', () => {
      for (const [one, columns] of roles.flatMap(
        (one) =>
          [
            [one, tables.odd],
            [one, tables.negative],
          ] as const,
      )) {
        const data = type.decode(undefined, givenOf(columns, one, settings));
        for (const [i, language] of languages.entries()) {
          const theme = Object.values(themes)[i] ?? themes.chalk;
          const svg = draw(type.toOption(data, { ...tile, language, theme }), tile);
          expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        }
      }
    });

    test('nothing to draw is empty, and a value is not', () => {
      for (const one of roles) {
        expect(type.isEmpty(type.decode(undefined, givenOf(tables.none, one)))).toBe(true);
        expect(type.isEmpty(type.decode(undefined, givenOf(tables['all empty'], one)))).toBe(true);
        expect(type.isEmpty(type.decode(undefined, givenOf(tables.one, one)))).toBe(false);
      }
      expect(
        type.isEmpty(type.decode(undefined, { ...givenOf([], { values: [] }), source: { kind: 'empty' } })),
      ).toBe(true);
    });

    test('says in words what it shows, and does not move for those who asked for that', () => {
      const data = type.decode(
        undefined,
        givenOf(tables.negative, roles[0] ?? { values: [] }, { title: 'Prices' }),
      );
      expect(type.toOption(data, { ...tile, motion: false })).toMatchObject({
        animation: false,
        aria: { enabled: true, label: { description: expect.stringMatching(/^Prices: .+/) } },
      });
    });

    test('what is no table, or has no numbers, is refused with a reason', () => {
      const refused = expect.objectContaining({ name: 'ShapeError' });
      expect(() => type.decode([])).toThrow(refused);
      expect(() =>
        type.decode(undefined, {
          ...givenOf([], { values: [] }),
          source: { kind: 'tree', root: { name: '' } },
        }),
      ).toThrow(refused);
      expect(() => type.decode(undefined, givenOf(tables.one, { label: name, values: [] }))).toThrow(refused);
      expect(() => type.decode(undefined, givenOf(tables.one, { label: name, values: [name, 99] }))).toThrow(
        refused,
      );
    });
  },
);
