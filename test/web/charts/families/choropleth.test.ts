import { describe, expect, test } from 'vitest';
import type { ChartSettings } from '#protocol';
import type { PlaceColumn } from '#table';
import { contrast, landColour, landContrast } from '../../../../web/charts/colour/contrast.ts';
import { geoFrame } from '../../../../web/charts/shapes/geo-frame.ts';
import { valueFormatOf } from '../../../../web/charts/text/value-format.ts';
import { chalk } from '../../../../web/charts/themes/chalk.ts';
import { themes } from '../../../../web/charts/themes/themes.ts';
import { china } from '../../../../web/charts/types/china/index.ts';
import { classesOf, classOf, rangeTexts } from '../../../../web/charts/families/choropleth/scale.ts';
import { province } from '../../../../web/charts/types/province/index.ts';
import { world } from '../../../../web/charts/types/world/index.ts';
import { draw, textsIn, withMap } from '../draw.ts';
import { category, inputOf, measure } from '../input.ts';
import { shapesIn } from '../shapes-in.ts';
import { textBoxes } from '../text-boxes.ts';
import { tile } from '../views.ts';

const places = (
  map: PlaceColumn['map'],
  values: readonly string[],
  known: readonly (string | undefined)[] = values,
): PlaceColumn => ({ kind: 'place', name: '地区', values, map, places: known });
const roles = { label: 0, values: [1] };

test('rows of the same place are added up, and names that are not on the map are listed', () => {
  const input = inputOf(
    [
      places('china', ['广东省', '广东', '火星', ''], ['广东', '广东', undefined, undefined]),
      measure('v', [1, 2, 3, 4]),
    ],
    roles,
  );
  const data = china.decode(undefined, input);
  expect(data).toMatchObject({ places: [{ place: '广东', name: '广东省', value: 3 }] });
  expect(china.note?.(data, 'zh-CN')).toBe('1 个不在地图上：火星');
  expect(china.note?.(data, 'en')).toBe('1 not on the map: 火星');
});

test('a province is drawn on the map that its cities lie on', () => {
  const input = inputOf([category('城市', ['成都', '绵阳市', '凉山']), measure('v', [30, 15, 2])], roles);
  const data = province.decode(undefined, input);
  expect(province.mapName?.({}, data)).toBe('sichuan');
  withMap('sichuan');
  const view = { ...tile, width: 800, height: 600 };
  const svg = draw(province.toOption(data, view), view);
  const cities = shapesIn(svg).filter(({ fill, stroke }) => fill !== undefined && stroke !== undefined);
  // All 21 of the province, three of them in the colours of their values.
  expect(cities).toHaveLength(21);
  const counts = cities.map(({ fill }) => cities.filter((other) => other.fill === fill).length);
  expect(counts.toSorted((one, other) => one - other).slice(0, 4)).toEqual([1, 1, 1, 18]);
  const texts = textsIn(svg);
  expect(texts).toEqual(expect.arrayContaining(['成都', '绵阳市', '凉山']));
});

test('each type has its own map, with and without data, and opens no other', () => {
  expect(china.mapName?.({ place: 'guangdong' })).toBe('china');
  expect(world.mapName?.({ place: 'guangdong' })).toBe('world');
});

test.each([
  [china, places('world', ['法国'])],
  [world, places('china', ['广东'])],
  [province, category('名称', ['苹果', '梨'])],
])('$name rejects places that are not on its map', (type, column) => {
  const input = inputOf([column, measure('v', [1])], roles);
  expect(() => type.decode(undefined, input)).toThrow(expect.objectContaining({ name: 'ShapeError' }));
});

test('places are named on the map, and a legend shows the ranges', () => {
  withMap('china');
  const input = inputOf(
    [places('china', ['新疆', '西藏', '广东']), measure('GDP', [10, 25, 48], '亿元')],
    roles,
  );
  const view = { ...tile, width: 800, height: 500 };
  const texts = textsIn(draw(china.toOption(china.decode(undefined, input), view), view));
  expect(texts).toEqual(expect.arrayContaining(['亿元', '0 – 10', '40 – 50', '新疆', '西藏']));
});

test('a place has the colour of the range that its value is in, and of the higher one where two meet', () => {
  withMap('china');
  const values = { 新疆: 1, 西藏: 10, 青海: 20, 四川: 48 };
  const input = inputOf([places('china', Object.keys(values)), measure('GDP', Object.values(values))], roles);
  const shapes = shapesIn(draw(china.toOption(china.decode(undefined, input), tile), tile));
  const classes = classesOf(Object.values(values), {}, tile.theme, tile.language);
  const drawn = (colour: string | undefined) => shapes.filter(({ fill }) => fill === colour).length;
  // Each colour is drawn once in the legend; 30 to 40 has no place.
  expect(classes.map(({ colour }) => drawn(colour))).toEqual([2, 2, 2, 1, 2]);
  for (const value of Object.values(values)) expect(drawn(classOf(value, classes)?.colour)).toBe(2);
});

describe('names on the map', () => {
  const view = { ...tile, width: 800, height: 500 };
  const drawn = (values: Readonly<Record<string, number>>, look = view): string => {
    withMap('china');
    const names = Object.keys(values);
    const input = inputOf([places('china', names), measure('GDP', Object.values(values))], roles);
    return draw(china.toOption(china.decode(undefined, input), look), look);
  };

  test.each(Object.values(themes))(
    'are ink with an outline of the surface on every colour: $name',
    (theme) => {
      const svg = drawn({ 新疆: 10, 西藏: 25, 青海: 48 }, { ...view, theme });
      const texts = svg.match(/<text[^>]*>(?:新疆|西藏|青海)</g) ?? [];
      expect(texts).toHaveLength(3);
      for (const text of texts) {
        expect(text).toContain(`fill="${theme.ink}"`);
        expect(text).toContain(`stroke="${theme.surface}"`);
        expect(text).toContain('stroke-width="6"');
      }
    },
  );

  test('stand with their values, and that of a smaller value aside with a line where they would touch', () => {
    const svg = drawn({ 香港: 20, 澳门: 10, 新疆: 1 });
    const texts = textsIn(svg);
    for (const said of ['香港', '20', '澳门', '10', '新疆']) expect(texts).toContain(said);
    const boxes = textBoxes(svg).filter(({ said }) => ['香港', '澳门'].includes(said));
    const [larger, smaller] = boxes;
    expect(Math.abs((larger?.middle ?? 0) - (smaller?.middle ?? 0))).toBeGreaterThan(10);
    const aside = shapesIn(svg).filter(
      ({ stroke, lineWidth }) => stroke === view.theme.ink && lineWidth <= 1,
    );
    expect(aside.length).toBeGreaterThan(0);
  });

  test.each(Object.values(themes))(
    '$name: land without data stands out from the ground 1.5 to 1',
    (theme) => {
      expect(contrast(landColour(theme), theme.surface)).toBeGreaterThanOrEqual(landContrast);
      expect(contrast(landColour(theme), theme.surface)).toBeLessThan(1.65);
    },
  );

  test('a map fills its drawing: in a wide one and a high one it is stretched a little', () => {
    for (const [width, height] of [
      [900, 560],
      [900, 480],
      [700, 420],
    ] as const) {
      const { box } = geoFrame('world', { width, height }, { left: 8, right: 8, top: 8, bottom: 8 });
      expect((box.width * box.height) / (width * height)).toBeGreaterThan(0.9);
    }
  });

  test('are only in the tooltip when none fits', () => {
    expect(textsIn(drawn({ 新疆: 10 }, { ...view, width: 300, height: 200 }))).not.toContain('新疆');
  });
});

describe('ranges', () => {
  const format = valueFormatOf({}, 'en');
  const ranges = (values: readonly number[], settings: ChartSettings = {}): string[] =>
    rangeTexts(classesOf(values, settings, chalk, 'en'), format);

  test.each([
    [
      [1, 20, 48],
      ['0 – 10', '10 – 20', '20 – 30', '30 – 40', '40 – 50'],
    ],
    [
      [1, 2, 900_000],
      ['1 – 100', '100 – 10,000', '10,000 – 1M'],
    ],
    [[7, 7], ['7']],
    [
      [-10, 10],
      ['−10 – −5', '−5 – 0', '0 – 5', '5 – 10'],
    ],
    [[], []],
  ])('of %j have round ends', (values, texts) => {
    expect(ranges(values)).toEqual(texts);
  });

  test('bands from the settings take precedence, with their titles or ends', () => {
    expect(
      ranges([1], { bands: [{ from: 50 }, { to: 50, title: { en: 'Good', 'zh-CN': '优' }, level: 'good' }] }),
    ).toEqual(['Good', '≥ 50']);
  });

  test('every value has a colour, and colours differ on both sides of zero', () => {
    const classes = classesOf([-10, 0, 10], {}, chalk, 'en');
    const colours = [-10, -1, 0, 10].map((value) => classOf(value, classes)?.colour);
    expect(new Set(colours).size).toBe(4);
    expect(colours[0]).not.toBe(colours[3]);
  });
});
