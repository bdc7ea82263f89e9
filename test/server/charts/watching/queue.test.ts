import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createQueue } from '../../../../server/charts/watching/queue.ts';

test('no more tasks than allowed run at a time, in the order they came', async () => {
  const queue = createQueue(3);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const task = (i: number) => async () => {
    begun.push(i);
    most = Math.max(most, ++running);
    await setTimeout(1);
    running--;
    return i;
  };
  const numbers = Array.from({ length: 20 }, (_, i) => i);
  expect(await Promise.all(numbers.map((i) => queue.run(task(i))))).toEqual(numbers);
  expect(most).toBe(3);
  expect(begun).toEqual(numbers);
});

test('a task that fails gives its place to the next', async () => {
  const queue = createQueue(1);
  const failed = queue.run(() => Promise.reject(new Error('no')));
  const next = queue.run(() => Promise.resolve('yes'));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
