import { expect, test } from 'vitest';
import { downsample } from '../../../../../web/charts/types/lines/downsample.ts';

const lineOf = (ys: number[]) => ({ xs: Float64Array.from(ys.keys()), ys: Float64Array.from(ys) });

test('a line with the maximum number of points keeps all of them', () => {
  const line = lineOf([1, 5, 2, 4]);
  expect(downsample(line, 4)).toEqual(line);
});

test('a longer line keeps minimum and maximum of each bucket in place, and both ends', () => {
  const { xs, ys } = downsample(lineOf([0, 3, 9, 1, 4, 7, 7, 2, 5, 6]), 4);
  expect([...xs]).toEqual([0, 2, 3, 6, 7, 9]);
  expect([...ys]).toEqual([0, 9, 1, 7, 2, 6]);
});

test('100,000 points become a fifth, with the same extent', () => {
  const line = lineOf(
    Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 1e4) + ((i * 7919) % 101) / 1e3),
  );
  const { xs, ys } = downsample(line, 20_000);
  expect(xs.length).toBeLessThanOrEqual(20_002);
  expect(Math.min(...ys)).toBe(line.ys.reduce((low, y) => Math.min(low, y)));
  expect(Math.max(...ys)).toBe(line.ys.reduce((high, y) => Math.max(high, y)));
  expect(xs.every((x, i) => i === 0 || x > (xs[i - 1] ?? Infinity))).toBe(true);
});

test('a gap stays, with all points of its bucket', () => {
  const ys = [1, 2, NaN, 3, 2, 1, 4, 2, 9, 1];
  const decimate = downsample(lineOf(ys), 4);
  expect([...decimate.xs].slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(decimate.ys[2]).toBeNaN();
});

test('a line with nothing but gaps is not changed', () => {
  expect(downsample(lineOf(Array<number>(9).fill(NaN)), 4).xs).toHaveLength(9);
});
