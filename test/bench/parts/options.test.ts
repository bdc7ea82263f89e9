import { expect, test } from 'vitest';
import { readOptions, UsageError } from './options.ts';

const works = ['broadcast', 'getdata'];

test('without arguments everything is measured five times', () => {
  expect(readOptions([], works)).toEqual({ names: [], rounds: 5, quick: false, profile: false });
});

test('benchmarks are selected by name, and a quick run takes two rounds', () => {
  expect(readOptions(['getdata', '--quick'], works)).toMatchObject({
    names: ['getdata'],
    rounds: 2,
    quick: true,
  });
  expect(readOptions(['--quick', '--rounds', '7'], works).rounds).toBe(7);
});

test('an unknown benchmark is answered with the list of existing ones', () => {
  expect(() => readOptions(['brodcast'], works)).toThrow(
    new UsageError('There is no work brodcast; there are: broadcast, getdata'),
  );
});

test.each([['--rounds=0'], ['--rounds=x'], ['--fast']])('%s is rejected with one line', (flag) => {
  expect(() => readOptions([flag], works)).toThrow(UsageError);
});
