import { expect, test } from 'vitest';
import { chooseLanguage, readUrlWords } from '../../../web/composables/index.ts';

test('an address without words means the default wall, its theme and its controls', () => {
  expect(readUrlWords('')).toEqual({
    wall: 'main',
    screen: '',
    theme: undefined,
    kiosk: false,
    lang: undefined,
  });
});

test('every word is read', () => {
  expect(readUrlWords('?wall=lobby&screen=Left%20door&theme=vintage&kiosk&lang=en')).toEqual({
    wall: 'lobby',
    screen: 'Left door',
    theme: 'vintage',
    kiosk: true,
    lang: 'en',
  });
});

test('words that make no sense are as if not there', () => {
  expect(readUrlWords('?wall=../etc&theme=neon&kiosk=0')).toMatchObject({
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
])('of the wishes %j a screen speaks %s', (wishes, language) => {
  expect(chooseLanguage(wishes)).toBe(language);
});
