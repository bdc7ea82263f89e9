import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registerMap } from 'echarts/core';
import { describe, expect, test } from 'vitest';
import type { ChartSettings } from '#protocol';
import type { Column, PlaceColumn, Roles } from '#table';
import type { ChartType } from '../../../web/charts/chart-type.ts';
import { themes } from '../../../web/charts/themes/themes.ts';
import { china } from '../../../web/charts/types/china.ts';
import { funnel } from '../../../web/charts/types/funnel.ts';
import { gauge } from '../../../web/charts/types/gauge.ts';
import { number } from '../../../web/charts/types/number.ts';
import { pie } from '../../../web/charts/types/pie.ts';
import { province } from '../../../web/charts/types/province.ts';
import { radar } from '../../../web/charts/types/radar.ts';
import { ring } from '../../../web/charts/types/ring.ts';
import { sankey } from '../../../web/charts/types/sankey.ts';
import { sunburst } from '../../../web/charts/types/sunburst.ts';
import { table } from '../../../web/charts/types/table.ts';
import { treemap } from '../../../web/charts/types/treemap.ts';
import { world } from '../../../web/charts/types/world.ts';
import { forThisFile } from '../../helpers/for-this-file.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
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
const values = [0, 3, 1e300, 1e-9, 0.00012, NaN, 77, 1234567];
const start = Date.parse('2024-01-01');

function columnsOf(count: number, valueAt: (i: number) => number, nameAt: (i: number) => string): Column[] {
  const rows = Array.from({ length: count }, (_, i) => i);
  return [
    category(longName, rows.map(nameAt)),
    time(
      '__proto__',
      rows.map((i) => new Date(start + i * 86_400_000).toISOString()),
      'day',
    ),
    category(
      '<b>',
      rows.map((i) => nameAt((i + 1) % Math.max(1, count))),
    ),
    measure(longName, rows.map(valueAt), longName.slice(0, 20)),
    measure(
      'constructor',
      rows.map((i) => valueAt(i + 1)),
      '%',
    ),
    measure(
      '{a|b}',
      rows.map((i) => valueAt(i + 2)),
    ),
    places('china', rows.map(nameAt), ['广东', '新疆', '上海', undefined]),
    places('world', rows.map(nameAt), ['中国', '俄罗斯', '新加坡', undefined]),
    category(
      '市',
      rows.map((i) => ['广州', '深圳市', '湛江', '火星'][i % 4] ?? ''),
    ),
  ];
}

function places(
  map: PlaceColumn['map'],
  said: readonly string[],
  known: readonly (string | undefined)[],
): PlaceColumn {
  return { kind: 'place', name: map, values: said, map, places: said.map((_, i) => known[i % known.length]) };
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
  many: columnsOf(
    500,
    (i) => 1 + ((i * 17) % 211),
    (i) => `商家${i}`,
  ),
  negative: columnsOf(
    12,
    (i) => 40 - 10 * i,
    (i) => `n${i}`,
  ),
};
type Kind = keyof typeof tables;

interface Case {
  readonly type: ChartType;
  readonly roles: readonly Roles[];
  /** what it refuses, with a reason */
  readonly refuses?: readonly Kind[];
}

const [name, when, other, a, b, c, inChina, inWorld, city] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const cases: readonly Case[] = [
  { type: pie, roles: [{ label: name, values: [a] }], refuses: ['negative'] },
  { type: ring, roles: [{ label: when, values: [a] }], refuses: ['negative'] },
  { type: funnel, roles: [{ label: name, values: [a] }], refuses: ['negative'] },
  {
    type: treemap,
    roles: [
      { label: name, values: [a] },
      { label: name, group: other, values: [b] },
    ],
    refuses: ['negative'],
  },
  {
    type: sunburst,
    roles: [
      { label: name, values: [a] },
      { label: name, group: other, values: [b] },
    ],
    refuses: ['negative'],
  },
  { type: sankey, roles: [{ source: name, target: other, values: [a] }], refuses: ['negative'] },
  { type: radar, roles: [{ label: name, values: [a, b, c] }] },
  {
    type: number,
    roles: [{ label: when, values: [a, b] }, { label: name, values: [a] }, { values: [c] }],
  },
  {
    type: gauge,
    roles: [
      { label: when, values: [b] },
      { label: name, values: [b] },
      { values: [c], target: a },
    ],
  },
  { type: table, roles: [{ values: [] }] },
  { type: china, roles: [{ label: inChina, values: [a] }] },
  { type: world, roles: [{ label: inWorld, values: [a] }] },
  { type: province, roles: [{ label: city, values: [a] }] },
];

/** All of them where it matters most; a map's outlines are the same whatever stands on it, and take their time. */
function sizesFor({ mapName }: ChartType, kind: Kind): readonly (typeof sizes)[number][] {
  if (kind === 'odd' && !mapName) return sizes;
  return kind === 'many' && !mapName ? sizes.slice(0, 2) : sizes.slice(0, 1);
}

const settings: ChartSettings = {
  title: { 'zh-CN': '标题', en: 'Title' },
  unit: '{x|y}',
  colours: ['#123456', '#fedcba'],
  order: 'ascending',
  numbers: { decimals: 2, full: true },
  limits: [{ value: 3, title: longName, level: 'bad' }, { value: -1e9 }],
  bands: [{ from: 1, to: 4, title: longName, level: 'good' }, { to: 0 }],
  paging: { size: 3, seconds: 2 },
};

/** The maps as they are shipped. */
forThisFile(async (onEnd) => {
  const { makeMaps } = (await import(join(import.meta.dirname, '../../../.config/maps.mjs'))) as {
    makeMaps(folder: string): Promise<void>;
  };
  const folder = await tempFolder(onEnd);
  await makeMaps(folder);
  for (const map of ['china', 'guangdong', 'world'])
    registerMap(map, await readFile(join(folder, `${map}.json`), 'utf8'));
});

describe.each(cases.map((one) => ({ ...one, name: one.type.name })))(
  '$name',
  ({ type, roles, refuses = [] }) => {
    const kinds = (Object.keys(tables) as Kind[]).filter((kind) => !refuses.includes(kind));

    test.each(kinds)('%s: is drawn at every size without a hole', (kind) => {
      for (const one of roles) {
        // Fewer than three spokes are no radar.
        if (type.name === 'radar' && kind === 'one') continue;
        const data = type.decode(undefined, givenOf(tables[kind], one));
        for (const size of sizesFor(type, kind)) {
          const last = type.steps(data, size) - 1;
          for (const step of size === sizes[0] && !type.mapName ? [0, last + 3] : [0]) {
            const svg = draw(type.toOption(data, { ...tile, ...size, step }), size);
            expect(svg, `${size.width} x ${size.height}, step ${step}`).not.toMatch(/NaN|undefined|Infinity/);
            if (kind !== 'odd') expect(cutTexts(svg, size)).toEqual([]);
          }
        }
      }
    });

    test('is drawn in both languages and themes, and as a person set it', () => {
      for (const one of roles) {
        const data = type.decode(undefined, givenOf(tables.odd, one, settings));
        const looks = [
          { language: 'zh-CN', theme: themes.vintage },
          { language: 'en', theme: themes.chalk },
        ] as const;
        for (const look of looks) {
          const svg = draw(type.toOption(data, { ...tile, ...look }), tile);
          expect(svg).not.toMatch(/NaN|undefined|Infinity|<img/);
        }
      }
    });

    test('nothing to draw is empty, and a value is not', () => {
      const decode = (kind: Kind, one: Roles): unknown => type.decode(undefined, givenOf(tables[kind], one));
      for (const one of roles) {
        expect(type.isEmpty(decode('none', one))).toBe(true);
        if (type.name !== 'table') expect(type.isEmpty(decode('all empty', one))).toBe(true);
        expect(type.isEmpty(decode('many', one))).toBe(false);
      }
      const nothing = { ...givenOf([], { values: [] }), source: { kind: 'empty' } } as const;
      const empty = type.decode(undefined, nothing);
      expect(type.isEmpty(empty)).toBe(true);
      expect(() => draw(type.toOption(empty, tile), tile)).not.toThrow();
    });

    test('says in words what it shows, and does not move for those who asked for that', () => {
      const data = type.decode(
        undefined,
        givenOf(tables.many, roles[0] ?? { values: [] }, { title: 'Prices' }),
      );
      expect(type.toOption(data, { ...tile, motion: false })).toMatchObject({
        animation: false,
        aria: { enabled: true, label: { description: expect.stringMatching(/^Prices: .+/) } },
      });
    });

    test('what it cannot draw is refused with a reason in words', () => {
      const refused = expect.objectContaining({
        name: 'ShapeError',
        reason: { 'zh-CN': expect.any(String), en: expect.any(String) },
      });
      const option = { ...givenOf([], { values: [] }), source: { kind: 'option', option: {} } } as const;
      expect(() => type.decode([])).toThrow(refused);
      expect(() => type.decode(undefined, option)).toThrow(refused);
      for (const kind of refuses) {
        for (const one of roles)
          expect(() => type.decode(undefined, givenOf(tables[kind], one)), kind).toThrow(refused);
      }
    });
  },
);
