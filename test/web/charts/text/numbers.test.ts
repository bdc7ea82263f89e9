import { expect, test } from 'vitest';
import {
  fullNumber,
  labelFormat,
  percent,
  shortNumber,
  tickFormat,
} from '../../../../web/charts/text/numbers.ts';

test.each([
  [0, '0', '0'],
  [-0, '0', '0'],
  [0.12345, '0.123', '0.123'],
  [155.13, '155', '155'],
  [999.6, '1,000', '1,000'],
  [9684, '9,684', '9,684'],
  [-9684, '−9,684', '−9,684'],
  [9999.5, '10,000', '10,000'],
  [12_345, '12,345', '12,345'],
  [123_456, '12.3万', '123K'],
  [1_500_000, '150万', '1.5M'],
  [99_999_999, '1亿', '100M'],
  [2.5e9, '25亿', '2.5B'],
  [3e12, '3万亿', '3T'],
  [0.00002, '0.00002', '0.00002'],
  [2.5e-7, '2.5×10⁻⁷', '2.5×10⁻⁷'],
  [1e300, '1×10³⁰⁰', '1×10³⁰⁰'],
  [-1.234e17, '−1.23×10¹⁷', '−1.23×10¹⁷'],
])('%s is short for %s in Chinese and %s in English', (value, chinese, english) => {
  expect(shortNumber(value, 'zh-CN')).toBe(chinese);
  expect(shortNumber(value, 'en')).toBe(english);
});

test.each([
  [
    [0, 0.00005, 0.0001, 0.00015],
    ['0', '0.00005', '0.00010', '0.00015'],
  ],
  [
    [120.2, 120.4, 120.6],
    ['120.2', '120.4', '120.6'],
  ],
  [
    [-5, -2.5, 0, 2.5, 5],
    ['−5.0', '−2.5', '0', '2.5', '5.0'],
  ],
  [
    [0, 500, 1000, 1500],
    ['0', '500', '1,000', '1,500'],
  ],
  [
    [12_340, 12_345],
    ['12,340', '12,345'],
  ],
  [
    [0, 500_000, 1_000_000, 1_500_000],
    ['0', '0.5M', '1.0M', '1.5M'],
  ],
  [
    [0, 80_000, 160_000],
    ['0', '80K', '160K'],
  ],
  [
    [1, 1000, 1_000_000],
    ['1', '1,000', '1M'],
  ],
  [
    [1_000_001, 1_000_002],
    ['1,000,001', '1,000,002'],
  ],
  [
    [0, 5e-8, 1e-7],
    ['0', '5×10⁻⁸', '1×10⁻⁷'],
  ],
  [[7], ['7']],
])('the ticks %j of one axis do not look alike', (ticks, written) => {
  expect(ticks.map(tickFormat(ticks, 'en'))).toEqual(written);
});

test.each([
  [
    [3.2, 3.4, 4],
    ['3.2', '3.4', '4.0'],
  ],
  [
    [8900, 8290.4, 12_000],
    ['8,900', '8,290', '12,000'],
  ],
  [
    [123e9, 4.09e9, 870e6],
    ['123.0B', '4.1B', '0.9B'],
  ],
  [
    [1_284_000, 96_500],
    ['1.28M', '0.10M'],
  ],
  [
    [41.13, 0.04, 12],
    ['41.1', '0.04', '12.0'],
  ],
  [
    [12_000, 3.25],
    ['12,000', '3.25'],
  ],
  [
    [1_772_130, 55_230, 44_814],
    ['1.77M', '55,230', '44,814'],
  ],
  [
    [0, -5, 10],
    ['0', '−5', '10'],
  ],
  [[0], ['0']],
])('the values %j of one chart have one unit and one number of decimals: %j', (values, written) => {
  expect(values.map(labelFormat(values, 'en'))).toEqual(written);
});

test('values of one chart are in 万 or in none', () => {
  const written = (values: readonly number[]) => values.map(labelFormat(values, 'zh-CN'));
  expect(written([10_000, 9015])).toEqual(['10,000', '9,015']);
  expect(written([1_000_000, 90_150])).toEqual(['100.0万', '9.0万']);
});

test('a full number has thousands separators and decimals', () => {
  expect(fullNumber(1234567.25, 'en')).toBe('1,234,567.25');
  expect(fullNumber(-1234, 'zh-CN')).toBe('−1,234');
  expect(fullNumber(0.00001234, 'en')).toBe('0.00001234');
  expect(fullNumber(1e300, 'en')).toBe('1×10³⁰⁰');
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
