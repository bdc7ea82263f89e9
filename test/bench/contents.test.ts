import { expect, test } from 'vitest';
import { actionText, contentsOf, type Plan } from './contents.ts';

const firstOf = (plan: Plan, count: number): string[] => {
  const contents = contentsOf(plan);
  return Array.from({ length: count }, () => contents.next().value);
};
const rowsOf = (text: string) => JSON.parse(text) as [number, number][];

test.each([[3_000], [10_000], [200_000]])(
  'fresh content is JSON of exactly %i bytes, and different each time',
  (bytes) => {
    const [one = '', two = ''] = firstOf({ kind: 'fresh', bytes }, 2);
    expect([one.length, two.length]).toEqual([bytes, bytes]);
    expect(JSON.parse(one)).not.toEqual(JSON.parse(two));
  },
);

test('every process generates the same contents', () => {
  expect(firstOf({ kind: 'slide' }, 2)).toEqual(firstOf({ kind: 'slide' }, 2));
});

test('a window slides by ten points and stays as long as it was', () => {
  const [one = [], two = []] = firstOf({ kind: 'slide' }, 2).map(rowsOf);
  expect(two.length).toBe(10_000);
  expect(two.slice(0, -10)).toEqual(one.slice(10));
});

test('a growing series has ten more rows', () => {
  const [one = [], two = []] = firstOf({ kind: 'append' }, 2).map(rowsOf);
  expect(two.length).toBe(one.length + 10);
  expect(two.slice(0, one.length)).toEqual(one);
});

test('the requested number of places changes', () => {
  const [one = [], two = []] = firstOf({ kind: 'places', count: 10 }, 2).map(rowsOf);
  expect(two.filter(([, value], i) => value !== one[i]?.[1]).length).toBe(10);
});

test('an action has the requested length', () => {
  expect(actionText(100).length).toBe(100);
});
