import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registerMap } from 'echarts/core';
import { describe, expect, test } from 'vitest';
import type { ChartSettings } from '#protocol';
import type { Column, PlaceColumn, Roles } from '#table';
import type { ChartType } from '../../../web/charts/chart-type.ts';
import { themes } from '../../../web/charts/themes/themes.ts';
import { china } from '../../../web/charts/types/china/index.ts';
import { funnel } from '../../../web/charts/types/funnel/index.ts';
import { gauge } from '../../../web/charts/types/gauge/index.ts';
import { number } from '../../../web/charts/types/number/index.ts';
import { pie } from '../../../web/charts/types/pie/index.ts';
import { province } from '../../../web/charts/types/province/index.ts';
import { radar } from '../../../web/charts/types/radar/index.ts';
import { ring } from '../../../web/charts/types/ring/index.ts';
import { sankey } from '../../../web/charts/types/sankey/index.ts';
import { sunburst } from '../../../web/charts/types/sunburst/index.ts';
import { table } from '../../../web/charts/types/table/index.ts';
import { treemap } from '../../../web/charts/types/treemap/index.ts';
import { world } from '../../../web/charts/types/world/index.ts';
import { forThisFile } from '../../helpers/for-this-file.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { chartWords } from '../../../web/charts/words/index.ts';
import { cutTexts } from './cut-texts.ts';
import { draw } from './draw.ts';
import { category, inputOf } from './input.ts';
import { allSettings, oddColumns, oddSizes, oddTables, type Rows } from './odd-tables.ts';
import { tile } from './views.ts';

function columnsOf(rows: Rows): Column[] {
  const { count, nameAt } = rows;
  const names = Array.from({ length: count }, (_, row) => nameAt(row));
  const cities = names.map((_, row) => ['广州', '深圳市', '湛江', '火星'][row % 4] ?? '');
  return [
    ...oddColumns(rows, (row) => nameAt((row + 1) % Math.max(1, count))),
    places('china', names, ['广东', '新疆', '上海', undefined]),
    places('world', names, ['中国', '俄罗斯', '新加坡', undefined]),
    category('市', cities),
  ];
}

function places(
  map: PlaceColumn['map'],
  said: readonly string[],
  known: readonly (string | undefined)[],
): PlaceColumn {
  return { kind: 'place', name: map, values: said, map, places: said.map((_, i) => known[i % known.length]) };
}

const tables = oddTables(columnsOf, {
  values: [0, 3, 1e300, 1e-9, 0.00012, NaN, 77, 1234567],
  negative: (row) => 40 - 10 * row,
});
type Kind = keyof typeof tables;

interface Case {
  readonly type: ChartType;
  readonly roles: readonly Roles[];
  /** input that it rejects with a reason */
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

/** All sizes where it matters most; outlines of maps are slow and always the same. */
function sizesFor({ mapName }: ChartType, kind: Kind): readonly (typeof oddSizes)[number][] {
  if (kind === 'odd' && !mapName) return oddSizes;
  return kind === 'many' && !mapName ? oddSizes.slice(0, 2) : oddSizes.slice(0, 1);
}

const settings: ChartSettings = { ...allSettings, unit: '{x|y}', colours: ['#123456', '#fedcba'] };

/** The bundled maps. */
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

    test.each(kinds)('%s: is drawn at every size without invalid numbers', (kind) => {
      for (const one of roles) {
        // A radar needs three indicators.
        if (type.name === 'radar' && kind === 'one') continue;
        const data = type.decode(undefined, inputOf(tables[kind], one));
        for (const size of sizesFor(type, kind)) {
          const last = type.steps(data, size) - 1;
          for (const step of size === oddSizes[0] && !type.mapName ? [0, last + 3] : [0]) {
            const svg = draw(type.toOption(data, { ...tile, ...size, step }), size);
            expect(svg, `${size.width} x ${size.height}, step ${step}`).not.toMatch(/NaN|undefined|Infinity/);
            if (kind !== 'odd') expect(cutTexts(svg, size)).toEqual([]);
          }
        }
      }
    });

    test('is drawn in both languages and themes, and with settings', () => {
      for (const one of roles) {
        const data = type.decode(undefined, inputOf(tables.odd, one, settings));
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

    test('is empty without values, and not with one', () => {
      const decode = (kind: Kind, one: Roles): unknown => type.decode(undefined, inputOf(tables[kind], one));
      for (const one of roles) {
        expect(type.isEmpty(decode('none', one))).toBe(true);
        if (type.name !== 'table') expect(type.isEmpty(decode('all empty', one))).toBe(true);
        expect(type.isEmpty(decode('many', one))).toBe(false);
      }
      const nothing = { ...inputOf([], { values: [] }), source: { kind: 'empty' } } as const;
      const empty = type.decode(undefined, nothing);
      expect(type.isEmpty(empty)).toBe(true);
      expect(() => draw(type.toOption(empty, tile), tile)).not.toThrow();
    });

    test('describes itself for screen readers, and does not animate with reduced motion', () => {
      const data = type.decode(
        undefined,
        inputOf(tables.many, roles[0] ?? { values: [] }, { title: 'Prices' }),
      );
      // Neither is in a still picture.
      expect(type.toOption(data, { ...tile, motion: false })).toMatchObject({
        animation: false,
        aria: { enabled: true, label: { description: expect.stringMatching(/^Prices: .+/) } },
      });
    });

    test('rejects what it cannot draw, with a reason', () => {
      const refused = expect.objectContaining({
        name: 'ShapeError',
        reason: expect.toBeOneOf(Object.keys(chartWords.en.unfit)),
      });
      const option = { ...inputOf([], { values: [] }), source: { kind: 'option', option: {} } } as const;
      expect(() => type.decode([])).toThrow(refused);
      expect(() => type.decode(undefined, option)).toThrow(refused);
      for (const kind of refuses) {
        for (const one of roles)
          expect(() => type.decode(undefined, inputOf(tables[kind], one)), kind).toThrow(refused);
      }
    });
  },
);
