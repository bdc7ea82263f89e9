import { expect, test } from 'vitest';
import { nameIn, textIn } from '../../../../web/charts/text/translated.ts';

test('a name that a person wrote in each language is read in that of the screen, and in English where it is missing', () => {
  expect(nameIn({ 'zh-CN': '销量', en: 'Sales' }, 'zh-CN')).toBe('销量');
  expect(nameIn({ en: 'Sales' }, 'zh-CN')).toBe('Sales');
  expect(nameIn('销量', 'en')).toBe('销量');
});

test('an empty name is none', () => {
  expect(textIn({ 'zh-CN': '', en: 'Sales' }, 'zh-CN')).toBeUndefined();
  expect(textIn(undefined, 'en')).toBeUndefined();
});
