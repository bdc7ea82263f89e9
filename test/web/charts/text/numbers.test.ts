import { expect, test } from 'vitest';
import { fullNumber, percent, shortNumber } from '../../../../web/charts/text/numbers.ts';

test.each([
  [0, '0', '0'],
  [-0, '0', '0'],
  [0.12345, '0.123', '0.123'],
  [155.13, '155', '155'],
  [999.6, '1,000', '1K'],
  [9684, '9,684', '9.68K'],
  [-9684, '−9,684', '−9.68K'],
  [9999.5, '1万', '10K'],
  [12_345, '1.23万', '12.3K'],
  [1_500_000, '150万', '1.5M'],
  [99_999_999, '1亿', '100M'],
  [2.5e9, '25亿', '2.5B'],
  [3e12, '3万亿', '3T'],
  [1e300, '1e300', '1e300'],
  [-1.234e17, '−1.23e17', '−1.23e17'],
])('%s is short for %s in Chinese and %s in English', (value, chinese, english) => {
  expect(shortNumber(value, 'zh-CN')).toBe(chinese);
  expect(shortNumber(value, 'en')).toBe(english);
});

test('a very small number keeps its magnitude', () => {
  expect(shortNumber(0.00042, 'en')).toBe('4e-4');
});

test('a full number has thousands separators and decimals', () => {
  expect(fullNumber(1234567.25, 'en')).toBe('1,234,567.25');
  expect(fullNumber(-1234, 'zh-CN')).toBe('−1,234');
  expect(fullNumber(1e300, 'en')).toBe('1e300');
});

test('shares have one decimal, so that they line up', () => {
  expect([0, 0.1, 0.3456, 1].map(percent)).toEqual(['0%', '10.0%', '34.6%', '100%']);
});

test.each([
  [0.9996, '>99.9%'],
  [0.99949, '99.9%'],
  [0.0004, '<0.1%'],
  [1e-300, '<0.1%'],
  [0.0005, '0.1%'],
  [0.1 + 0.2 + 0.7 - Number.EPSILON, '100%'],
  [1.0004, '100.0%'],
])('a share of %d, which is %s, is not rounded to 100% or 0%', (share, written) => {
  expect(percent(share)).toBe(written);
});
