import { expect, test } from 'vitest';
import { percentile, ratioOf, spreadOf } from './stats.ts';

test('the median of an odd number of values is the one in the middle, whatever their order', () => {
  expect(spreadOf([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9 });
});

test('the median of an even number of values lies between the two in the middle', () => {
  expect(spreadOf([1, 10, 4, 2]).median).toBe(3);
});

test('values are compared as numbers, not as strings', () => {
  expect(spreadOf([100, 9, 20]).median).toBe(20);
});

test('of 101 values the 99th percentile is the second largest', () => {
  const values = Array.from({ length: 101 }, (_, i) => 100 - i);
  expect(percentile(values, 99)).toBe(99);
});

test('without values there is no median', () => {
  expect(() => spreadOf([])).toThrow(RangeError);
});

test('a ratio is taken round by round, so that a slow round does not count twice', () => {
  expect(ratioOf([20, 200, 24], [10, 100, 8])).toEqual({ median: 2, min: 2, max: 3 });
});

test('a ratio of different rounds is rejected', () => {
  expect(() => ratioOf([1, 2], [1])).toThrow(RangeError);
});
