import { expect, test } from 'vitest';
import { placesInProvince } from '../../../../server/table/cells/cities.ts';

test.each([
  [['广州', '深圳市', '东莞'], 'guangdong', ['广州市', '深圳市', '东莞市']],
  [['武汉', '恩施', '恩施州'], 'hubei', ['武汉市', '恩施土家族苗族自治州', '恩施土家族苗族自治州']],
  [['海淀区', '朝阳区'], 'beijing', ['海淀区', '朝阳区']],
  [['新竹市', '新竹县'], 'taiwan', ['新竹市', '新竹县']],
])('%j lie in %s', (names, map, places) => {
  expect(placesInProvince(names)).toEqual({ map, places });
});

test('the province with most of the names is chosen; other names have no place', () => {
  expect(placesInProvince(['成都', '绵阳', '重庆', ''])).toEqual({
    map: 'sichuan',
    places: ['成都市', '绵阳市', undefined, undefined],
  });
});

test.each([[[]], [['Mars', 'constructor', '__proto__']], [['市', '']]])('%j are in no province', (names) => {
  expect(placesInProvince(names)).toBeUndefined();
});
