import { expect, test } from 'vitest';
import { createValues } from '../../../../server/broker/redis/values.ts';

test('a listener that fails keeps no change from the others', () => {
  const errors: unknown[] = [];
  const values = createValues(
    () => true,
    (error) => errors.push(error),
  );
  const told: unknown[] = [];
  values.onChange(() => {
    throw new Error('mine');
  });
  values.onChange((key, value) => told.push([key, value]));
  values.apply('a', '1', { seq: 1, isOwn: false });
  expect(told).toEqual([['a', 1]]);
  expect(errors).toHaveLength(1);
});

test('what is read anew is told in the order in which it was stored: new, changed and deleted keys alone', () => {
  const values = createValues(
    () => true,
    () => expect.unreachable(),
  );
  values.apply('same', '1', { seq: 1, isOwn: false });
  values.apply('changed', '1', { seq: 2, isOwn: false });
  values.apply('gone', '1', { seq: 3, isOwn: false });
  const told: unknown[] = [];
  values.onChange((key, value, isOwn) => told.push([key, value, isOwn]));
  values.replace(['new', '9 "n"', 'same', '1 1', 'changed', '7 2']);
  expect(told).toEqual([
    ['gone', undefined, false],
    ['changed', 2, false],
    ['new', 'n', false],
  ]);
});
