import { beforeAll, expect, test } from 'vitest';
import { geoFrame } from '../../../../../web/charts/shapes/geo-frame.ts';
import { map } from '../../../../../web/charts/types/map/index.ts';
import { landColour } from '../../../../../web/charts/colour/contrast.ts';
import { draw, sample, textsIn, withMap } from '../../draw.ts';
import { filledWith, shapesIn, strokedWith } from '../../shapes-in.ts';
import { textBoxes } from '../../text-boxes.ts';
import { tile } from '../../views.ts';

const data = map.decode(sample('map'));
const drawn = (groups = data, view = {}) => draw(map.toOption(groups, { ...tile, ...view }), tile);
/** Those of the groups; the first is too near to the land's. */
const colours = tile.theme.series.slice(1, 4);
const landIn = (svg: string) => filledWith(svg, landColour(tile.theme));
const places = (count: number) =>
  map.decode([
    { name: 'g', children: Array.from({ length: count }, () => ({ name: 'x', value: [110, 30] })) },
  ]);

beforeAll(() => {
  withMap('china');
  withMap('guangdong');
});

test('the country is drawn from the map china, a province from that of its pinyin name', () => {
  expect(map.mapName?.({})).toBe('china');
  expect(map.mapName?.({ place: 'shanxi1' })).toBe('shanxi1');
  // All provinces, and all cities of one.
  expect(landIn(drawn()).length).toBeGreaterThanOrEqual(34);
  expect(landIn(drawn(data, { place: 'guangdong' }))).toHaveLength(21);
});

test('three groups ripple slowly, with a legend at the lower left', () => {
  const svg = drawn();
  const marks = shapesIn(svg).filter(({ inLegend }) => inLegend);
  expect(marks.map(({ fill }) => fill)).toEqual(colours);
  for (const { left, top } of marks) {
    expect(left).toBeLessThan(tile.width / 10);
    expect(top).toBeGreaterThan(0.75 * tile.height);
  }
  const names = textBoxes(svg).filter(({ said }) => said.endsWith('商家'));
  expect(names.map(({ said }) => said)).toEqual(['金牌商家', '银牌商家', '新晋商家']);
  for (const colour of colours) {
    const [points, ripples] = [filledWith(svg, colour), strokedWith(svg, colour)];
    expect(points.length).toBeGreaterThan(3);
    expect(ripples).toHaveLength(2 * points.length);
  }
  const seconds = Array.from(svg.matchAll(/animation:\S+ (\S+)s [^;]*infinite/g), ([, period]) =>
    Number(period),
  );
  expect(new Set(seconds)).toEqual(new Set([6]));
});

test('there are no ripples with reduced motion, or when there are hundreds of points', () => {
  expect(drawn(places(3))).toContain('infinite');
  for (const still of [drawn(data, { motion: false }), drawn(places(500))]) {
    expect(colours.flatMap((colour) => strokedWith(still, colour))).toEqual([]);
    expect(filledWith(still, colours[0]).length).toBeGreaterThan(0);
    expect(still).not.toContain('infinite');
  }
});

test('places outside of a province are left out of its map', () => {
  const svg = drawn(data, { place: 'guangdong' });
  expect(colours.map((colour) => filledWith(svg, colour).length)).toEqual([1, 0, 1]);
  expect(textsIn(svg).filter((text) => !text.endsWith('商家'))).toEqual(['广州', '佛山']);
});

test('places show their names if these fit', () => {
  const texts = textsIn(
    draw(map.toOption(data, { ...tile, width: 800, height: 600 }), { width: 800, height: 600 }),
  );
  expect(texts).toEqual(expect.arrayContaining(['杭州', '北京', '哈尔滨', '乌鲁木齐']));
});

test('ECharts draws a place where the label layout expects it', () => {
  const insets = { left: 10, right: 20, top: 30, bottom: 40 };
  const size = { width: 500, height: 400 };
  const { option, toPixel } = geoFrame('china', size, insets);
  const svg = draw(
    {
      animation: false,
      geo: option,
      series: [{ type: 'effectScatter', coordinateSystem: 'geo', color: '#123456', data: [[120.15, 30.28]] }],
    },
    size,
  );
  const [place] = filledWith(svg, '#123456');
  if (!place) throw new Error('A place is drawn');
  const expected = toPixel([120.15, 30.28]);
  expect((place.left + place.right) / 2).toBeCloseTo(expected.x, 0);
  expect((place.top + place.bottom) / 2).toBeCloseTo(expected.y, 0);
});

test.each([
  [[200, 30], '[0].children[0].value[0]'],
  [[110, 'north'], '[0].children[0].value[1]'],
  [[110], '[0].children[0].value[1]'],
])('a place at %j is rejected', (value, where) => {
  const json = [{ name: 'g', children: [{ name: 'x', value }] }];
  expect(() => map.decode(json)).toThrow(expect.objectContaining({ where }));
});

test('coordinates may be strings, and followed by other values', () => {
  const [group] = map.decode([{ name: 'g', children: [{ name: 'x', value: ['110.5', '30', 7] }] }]);
  expect(group?.children[0]?.value.slice(0, 2)).toEqual([110.5, 30]);
});

test('groups without places are empty', () => {
  expect(map.isEmpty(map.decode([{ name: 'g', children: [] }]))).toBe(true);
});
