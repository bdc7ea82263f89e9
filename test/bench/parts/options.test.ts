import { expect, test } from 'vitest';
import { readOptions, UsageError } from './options.ts';

const works = ['broadcast', 'getdata'];

test('without words everything is measured, five times', () => {
  expect(readOptions([], works)).toEqual({ names: [], rounds: 5, quick: false, profile: false });
});

test('works are named, and a quick look takes two rounds', () => {
  expect(readOptions(['getdata', '--quick'], works)).toMatchObject({
    names: ['getdata'],
    rounds: 2,
    quick: true,
  });
  expect(readOptions(['--quick', '--rounds', '7'], works).rounds).toBe(7);
});

test('an unknown work is answered with those that there are', () => {
  expect(() => readOptions(['brodcast'], works)).toThrow(
    new UsageError('There is no work brodcast; there are: broadcast, getdata'),
  );
});

test.each([['--rounds=0'], ['--rounds=x'], ['--fast']])('%s is refused in one line', (flag) => {
  expect(() => readOptions([flag], works)).toThrow(UsageError);
});
