import { expect, test } from 'vitest';
import { nameIn, textIn, titleFromName } from '../../../../web/charts/text/translated.ts';

test('a translated name is shown in the language of the screen, or in English if that is missing', () => {
  expect(nameIn({ 'zh-CN': '销量', en: 'Sales' }, 'zh-CN')).toBe('销量');
  expect(nameIn({ en: 'Sales' }, 'zh-CN')).toBe('Sales');
  expect(nameIn('销量', 'en')).toBe('销量');
});

test('an empty name counts as missing', () => {
  expect(textIn({ 'zh-CN': '', en: 'Sales' }, 'zh-CN')).toBeUndefined();
  expect(textIn(undefined, 'en')).toBeUndefined();
});

test.each([
  ['market-share', 'Market share'],
  ['gdp_growth', 'GDP growth'],
  ['nps', 'NPS'],
  ['server-cpu', 'Server CPU'],
  ['Api log', 'Api log'],
  ['evening', 'Evening'],
  ['销售', '销售'],
])('the file name %s is the title %s', (name, title) => {
  expect(titleFromName(name)).toBe(title);
});
