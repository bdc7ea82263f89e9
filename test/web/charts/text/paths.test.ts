import { expect, test } from 'vitest';
import { withoutSharedPath } from '../../../../web/charts/text/paths.ts';

test.each([
  [
    ['coverage.lines', 'coverage.branches'],
    ['lines', 'branches'],
  ],
  [
    ['a.b.x', 'a.b.y'],
    ['x', 'y'],
  ],
  [
    ['web.up', 'chat.up'],
    ['web.up', 'chat.up'],
  ],
  [
    ['No. of men', 'No. of women'],
    ['No. of men', 'No. of women'],
  ],
  [['rates.USD'], ['rates.USD']],
  [
    ['size.', 'size.total'],
    ['size.', 'size.total'],
  ],
])('of %j what all share is left out: %j', (names, left) => {
  expect(withoutSharedPath(names)).toEqual(left);
});

test('a name from the settings is as it was given', () => {
  const names = ['size.js', { 'zh-CN': '样式', en: 'size.css' }];
  expect(withoutSharedPath(names)).toEqual(names);
});
