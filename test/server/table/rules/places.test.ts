import { expect, test } from 'vitest';
import { choiceFor } from '../tables.ts';

const provinces =
  '北京市 天津市 上海市 重庆市 河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 海南省 四川省 贵州省'.split(
    ' ',
  );
const shops = (names: readonly string[]) =>
  names.map((place, at) => ({
    place,
    'shop count': 12 + ((at * 37) % 91),
    turnover: 900 + ((at * 613) % 7001),
    growth: (((at * 7) % 31) - 9) / 10,
  }));

test('most provinces of China are on the map, however many figures they have', () => {
  expect(choiceFor(shops(provinces)).type).toBe('china');
});

test('with a few provinces, or with places that are none, it is asked how the figures go together', () => {
  expect(choiceFor(shops(provinces.slice(0, 8))).type).toBe('bubble');
  expect(choiceFor(shops([...provinces, '华东大区'])).type).toBe('bubble');
});
