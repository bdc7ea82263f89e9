import { expect, test } from 'vitest';
import { chooseLanguage } from '#protocol';
import { parseUrlParams } from '../../../web/composables/index.ts';

test('a URL without parameters means the default wall, its theme and its controls', () => {
  expect(parseUrlParams('')).toEqual({
    wall: 'main',
    screen: '',
    part: undefined,
    theme: undefined,
    kiosk: false,
    lang: undefined,
  });
});

test('every parameter is read', () => {
  expect(parseUrlParams('?wall=lobby&screen=Left%20door&theme=vintage&kiosk&lang=en')).toEqual({
    wall: 'lobby',
    screen: 'Left door',
    theme: 'vintage',
    kiosk: true,
    lang: 'en',
  });
});

test('invalid values are ignored', () => {
  expect(parseUrlParams('?wall=../etc&theme=neon&kiosk=0')).toMatchObject({
    wall: 'main',
    theme: undefined,
    kiosk: false,
  });
});

test.each([
  [['zh-TW', 'en'], 'zh-CN'],
  [['fr', 'en-US'], 'en'],
  [['de', 'fr'], 'en'],
  [['en', 'zh-CN'], 'en'],
  [['', 'zh'], 'zh-CN'],
])('of the preferred languages %j a screen speaks %s', (preferred, language) => {
  expect(chooseLanguage(preferred)).toBe(language);
});
