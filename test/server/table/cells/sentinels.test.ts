import { expect, test } from 'vitest';
import { withoutSentinel } from '../../../../server/table/cells/sentinels.ts';

const sentinelOf = (...values: number[]) => withoutSentinel(Float64Array.from(values))?.sentinel;

test.each([
  [[0.73, 0.59, -9.99, 0.5], { value: -9.99, count: 1 }],
  [[12, 15, -99, 11, -99], { value: -99, count: 2 }],
  [[9.3, -4.1, -999, 8.1], { value: -999, count: 1 }],
  [[9.3, -4.1, -999.9, 8.1], { value: -999.9, count: 1 }],
  [[1013, 1012, -9999, 1011], { value: -9999, count: 1 }],
  [[21, 9999, 22, 9999, 23], { value: 9999, count: 2 }],
])('in %j the nines are missing values', (values, sentinel) =>
  expect(sentinelOf(...values)).toEqual(sentinel),
);

test.each([
  [[5, -9, 3]],
  [[-100, -99, -98]],
  [[-9.99, -8, 5]],
  [[900, 950, 999, 999]],
  [[21, 9999, 22]],
  [[-99]],
])('in %j they are values', (values) => expect(sentinelOf(...values)).toBeUndefined());

test('what is left is as it was', () => {
  expect([...(withoutSentinel(Float64Array.of(1, -99, 2))?.values ?? [])]).toEqual([1, NaN, 2]);
});
