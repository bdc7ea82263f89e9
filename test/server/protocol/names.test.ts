import { isName } from '#protocol';
import { expect, test } from 'vitest';

test.each([
  'a',
  'Q1_sales-2026',
  '销售',
  'ガス',
  '매출',
  'Продажи',
  'Έσοδα',
  'مبيعات',
  'बिक्री',
  'x'.repeat(64),
  '販'.repeat(64),
])('%s is a name', (name) => {
  expect(isName(name)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['a dash alone', '-'],
  ['more than 64 letters', 'x'.repeat(65)],
  ['a space', 'a b'],
  ['a dot', 'a.b'],
  ['dots', '..'],
  ['a zero byte', '\0'],
  ['a code of a URL', 'a%2e'],
  ['a slash', 'a/b'],
  ['a line break at its end', 'a\n'],
  ['an accent on a Latin letter', 'é'],
  ['an accent of its own on a Latin letter', 'e\u0301'],
  ['an accent alone', '\u0301'],
  ['a mark that turns the direction of the text', 'a\u202Eb'],
  ['a character without width', 'Про\u200Bдажи'],
  ['another spelling of a character', '\uF900'],
  ['decomposed letters', 'ガス'.normalize('NFD')],
  ['half of a character', '\uD800'],
])('%s is no name', (_, name) => {
  expect(isName(name)).toBe(false);
});
