import { readSource } from '#table';
import { describe, expect, test } from 'vitest';
import { choiceFor } from '../tables.ts';

const bytesOf = (node: Readonly<Record<string, unknown>>) => {
  const source = readSource({
    name: 'all',
    children: [
      { name: 'one', ...node },
      { name: 'two', size: 3 },
    ],
  });
  return source.kind === 'tree' ? source.root.children?.[0]?.isBytes : undefined;
};

test('the size of a file or a folder is in bytes', () => {
  expect(bytesOf({ size: 4000, type: 'directory' })).toBe(true);
  expect(bytesOf({ size: 4000, mtime: 1_735_794_633 })).toBe(true);
});

test('the size of anything else is a number', () => {
  expect(bytesOf({ size: 4000 })).toBeUndefined();
  expect(bytesOf({ size: 4000, type: 'village' })).toBeUndefined();
  expect(bytesOf({ count: 4000, type: 'directory' })).toBeUndefined();
});

const valuesOf = (...leaves: readonly Readonly<Record<string, unknown>>[]) => {
  const children = leaves.map((leaf, at) => ({ name: `leaf ${at}`, ...leaf }));
  const source = readSource({ name: 'all', children: [{ name: 'inner', children }] });
  if (source.kind !== 'tree') throw new Error('no tree');
  return source.root.children?.[0]?.children?.map(({ value, isBytes }) => (isBytes ? `${value} B` : value));
};

test('the size of a leaf is found by a word in its name', () => {
  expect(valuesOf({ mtime: 9, size_bytes: 4000 }, { mtime: 8, size_bytes: 70 })).toEqual(['4000 B', '70 B']);
  expect(valuesOf({ files: 3, diskUsage: 12 }, { files: 1, diskUsage: 5 })).toEqual([3, 1]);
  expect(valuesOf({ rating: 4, Anzahl: 12 }, { rating: 2, Anzahl: 5 })).toEqual([12, 5]);
});

test('a number that most leaves share is their size, whatever it is called', () => {
  expect(valuesOf({ kilos: 3 }, { kilos: 5 }, { note: 'empty' })).toEqual([3, 5, undefined]);
});

test('ids, times, places and what cannot be added up are no sizes', () => {
  const leaf = { age: 41, rating: 4.5, id: 17, year: 2026, mtime: 1_735_794_633, depth: 3, x: 4, y: 5 };
  expect(valuesOf(leaf, leaf)).toEqual([undefined, undefined]);
});

test('a usual name is taken before others', () => {
  expect(valuesOf({ weight: 3, value: 1 }, { weight: 5, value: 2 })).toEqual([1, 2]);
});

test('parts with a figure for each of several years are rows over years', () => {
  const seats = (name: string, ...all: readonly number[]) => ({
    name,
    ...Object.fromEntries(all.map((count, at) => [String(2010 + 4 * at), count])),
  });
  const source = readSource({
    name: 'house',
    children: [seats('Left', 40, 52, 38), seats('Right', 60, 48, 62)],
  });
  expect(source.kind).toBe('table');
});

describe('sizes in an object of each leaf', () => {
  const run = (duration: number) => ({
    time: { start: 1_787_158_347_904, stop: 1_787_158_347_904 + duration, duration },
  });

  test('are found by a name of sizes, and are no moments', () => {
    expect(valuesOf(run(172), run(725))).toEqual([172, 725]);
    expect(valuesOf({ stats: { rank: 1, count: 5 } }, { stats: { rank: 2, count: 7 } })).toEqual([5, 7]);
    const moments = { time: { start: 4, stop: 9 } };
    expect(valuesOf(moments, moments)).toEqual([undefined, undefined]);
  });

  test('do not matter beside a size of its own', () => {
    expect(valuesOf({ size: 3, ...run(172) }, { size: 5, ...run(725) })).toEqual([3, 5]);
  });

  test('are left out where they are 0', () => {
    expect(valuesOf(run(172), run(0), run(725))).toEqual([172, 725]);
    expect(valuesOf(run(172), run(90), { children: [{ name: 'skipped', ...run(0) }] })).toEqual([172, 90]);
  });

  test('of many leaves below one node are areas, and no ring', () => {
    const leaves = Array.from({ length: 16 }, (_, at) => ({ name: `test ${at}`, ...run(40 + at * 7) }));
    const json = {
      name: 'runs',
      children: [{ name: 'host', children: [{ name: 'thread', children: leaves }] }],
    };
    expect(choiceFor(json)).toMatchObject({
      type: 'treemap',
      reason: { en: '3 levels and 16 leaves: treemap' },
    });
  });
});
