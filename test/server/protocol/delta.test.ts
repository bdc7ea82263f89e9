import { applyDelta, deltaSchema, findDelta, type Delta } from '#protocol';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({
    time: from + i,
    value: Math.imul(from + i, 2654435761) >>> 8,
  }));
const sizeOf = (delta: Delta | undefined) => JSON.stringify(delta).length;

/** Pairs of texts; the second consists mostly of parts of the first, like successive contents of a chart. */
const pairs = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.json({ maxDepth: 6 }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('热销商品', '👩‍👩‍👧', '\\u4f60', '\ud83d'),
      ),
      { maxLength: 12 },
    ),
    fc.array(fc.tuple(fc.nat(), fc.nat(200), fc.oneof(fc.constant(''), fc.string(), fc.json())), {
      maxLength: 8,
    }),
    fc.nat(30),
  )
  .map(([parts, moves, times]) => {
    const old = parts.join(',').repeat(times);
    const part = (start: number, length: number) => old.slice(start % (old.length + 1)).slice(0, length);
    return [
      old,
      moves.map(([start, length, inserted]) => part(start, length * 20) + inserted).join(''),
    ] as const;
  });

test('applying a found delta gives exactly the new text, for 10,000 arbitrary pairs', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.oneof(pairs, fc.tuple(fc.string(), fc.json())), ([old, text]) => {
      const delta = findDelta(old, text);
      if (!delta) return;
      found++;
      const overTheWire = v.parse(deltaSchema, JSON.parse(JSON.stringify(delta)));
      expect(applyDelta(old, overTheWire, text.length)).toBe(text);
    }),
    { numRuns: 10_000 },
  );
  expect(found).toBeGreaterThan(9000);
});

test.each([
  ['one value changes', rows(0, 5000), rows(0, 5000).with(2500, { time: 2500, value: -1 }), 60],
  ['ten rows are appended', rows(0, 5000), rows(0, 5010), 500],
  ['a window of 10,000 points slides by 10', rows(0, 10_000), rows(10, 10_010), 500],
  ['rows are prepended', rows(10, 5000), rows(0, 5000), 500],
])('when %s the delta is small', (_, before, after, bytes) => {
  expect(sizeOf(findDelta(JSON.stringify(before), JSON.stringify(after)))).toBeLessThan(bytes);
});

test('the search gives up on a text that has nothing in common', () => {
  const randomText = (seed: number) =>
    JSON.stringify(Array.from({ length: 20_000 }, (_, i) => Math.imul(i + seed, 2654435761)));
  expect(findDelta(randomText(1), randomText(1_000_000))).toBeUndefined();
});

test.each<[string, Delta]>([
  ['copies beyond the end', [[0, 11]]],
  ['copies far beyond the end', [[9_007_199_254_740_991, 1]]],
  ['produces more than allowed', Array.from({ length: 100 }, (): [number, number] => [0, 10])],
  ['inserts more than allowed', ['x'.repeat(101)]],
])('a delta that %s is rejected', (_, delta) => {
  expect(applyDelta('0123456789', delta, 100)).toBeUndefined();
});

test.each([[[[-1, 2]]], [[[0.5, 1]]], [[[0]]], [[{ copy: 1 }]], [['a', null]], ['abc']])(
  '%j is not a valid delta',
  (value) => {
    expect(v.is(deltaSchema, value)).toBe(false);
  },
);
