import { beforeAll, expect, test } from 'vitest';
import { geoFrame } from '../../../../../web/charts/shapes/geo-frame.ts';
import { map } from '../../../../../web/charts/types/map/index.ts';
import { draw, sample, textsIn, withMap } from '../../draw.ts';
import { tile } from '../../views.ts';

const data = map.decode(sample('map'));

beforeAll(() => {
  withMap('china');
  withMap('guangdong');
});

test('the country is drawn from the map china, a province from that of its pinyin name', () => {
  expect(map.mapName?.({})).toBe('china');
  expect(map.mapName?.({ place: 'shanxi1' })).toBe('shanxi1');
  expect(map.toOption(data, { ...tile, place: 'guangdong' })).toMatchObject({ geo: { map: 'guangdong' } });
});

test('three groups ripple slowly, with a legend at the lower left', () => {
  const group = { type: 'effectScatter', showEffectOn: 'render', rippleEffect: { period: 6 } };
  expect(map.toOption(data, tile)).toMatchObject({
    legend: { left: 0, bottom: 0, icon: 'circle', data: ['金牌商家', '银牌商家', '新晋商家'] },
    series: [group, group, group],
  });
});

test('nothing ripples for those who asked for stillness, nor when there are hundreds', () => {
  expect(map.toOption(data, { ...tile, motion: false })).toMatchObject({
    series: [{ showEffectOn: 'emphasis' }, {}, {}],
  });
  const children = Array.from({ length: 500 }, () => ({ name: 'x', value: [110, 30] }));
  expect(map.toOption(map.decode([{ name: 'g', children }]), tile)).toMatchObject({
    series: [{ showEffectOn: 'emphasis' }],
  });
});

test('places outside of a province are left out of its map', () => {
  const option = map.toOption(data, { ...tile, place: 'guangdong' });
  expect(option).toMatchObject({
    series: [{ data: [{ name: '广州' }] }, { data: [] }, { data: [{ name: '佛山' }] }],
  });
});

test('places say their names where there is room', () => {
  const texts = textsIn(
    draw(map.toOption(data, { ...tile, width: 800, height: 600 }), { width: 800, height: 600 }),
  );
  expect(texts).toEqual(expect.arrayContaining(['杭州', '北京', '哈尔滨', '乌鲁木齐']));
});

test('ECharts draws a place where the labels were laid out for', () => {
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
  const [, x, y] =
    /translate\(([\d.]+) ([\d.]+)\)"[^>]*fill="#123456"|matrix\([^)]*,([\d.]+),([\d.]+)\)"[^>]*fill="#123456"/
      .exec(svg)
      ?.filter(Boolean) ?? [];
  const expected = toPixel([120.15, 30.28]);
  expect(Number(x)).toBeCloseTo(expected.x, 0);
  expect(Number(y)).toBeCloseTo(expected.y, 0);
});

test.each([
  [[200, 30], '[0].children[0].value[0]'],
  [[110, 'north'], '[0].children[0].value[1]'],
  [[110], '[0].children[0].value[1]'],
])('a place at %j is refused', (value, where) => {
  const json = [{ name: 'g', children: [{ name: 'x', value }] }];
  expect(() => map.decode(json)).toThrow(expect.objectContaining({ where }));
});

test('coordinates may be written as text, with more after them', () => {
  const [group] = map.decode([{ name: 'g', children: [{ name: 'x', value: ['110.5', '30', 7] }] }]);
  expect(group?.children[0]?.value.slice(0, 2)).toEqual([110.5, 30]);
});

test('groups without places are empty', () => {
  expect(map.isEmpty(map.decode([{ name: 'g', children: [] }]))).toBe(true);
});
