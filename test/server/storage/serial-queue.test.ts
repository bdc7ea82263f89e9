import { expect, test } from 'vitest';
import { SerialQueue } from '../../../server/storage/serial-queue.ts';

test('steps run one at a time, in order, and a step that fails does not stop the next', async () => {
  const queue = new SerialQueue();
  const log: string[] = [];
  const step = (name: string) => async () => {
    log.push(`${name} begins`);
    await new Promise(setImmediate);
    log.push(`${name} ends`);
    if (name === 'b') throw new Error(name);
    return name;
  };
  const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => queue.run(step(name))));
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results).toMatchObject([{ value: 'a' }, { reason: { message: 'b' } }, { value: 'c' }]);
});

test('an idle queue runs a step at once, one that is busy runs it later', async () => {
  const queue = new SerialQueue();
  expect(queue.run(() => 1)).toBe(1);
  const first = queue.run(() => new Promise(setImmediate));
  const second = queue.run(() => 2);
  expect(second).toBeInstanceOf(Promise);
  await first;
  expect(await second).toBe(2);
});

test('a queue is idle again as soon as the result of its last step is known', async () => {
  const queue = new SerialQueue();
  const failed = queue.run(() => Promise.reject(new Error('no')));
  const last = queue.run(() => new Promise(setImmediate));
  await expect(failed).rejects.toThrow('no');
  expect(queue.isIdle).toBe(false);
  await last;
  expect(queue.isIdle).toBe(true);
});
