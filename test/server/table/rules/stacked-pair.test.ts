import { expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

function drawn(json: unknown) {
  const { type, roles, reason } = choiceFor(json);
  return [type, roles.values.map((at) => tableIn(json).columns[at]?.name), reason.en];
}

const classes = ['Account', 'Basket', 'Catalogue', 'Delivery', 'Error', 'Filter', 'Gateway'];
const covered = (at: number, seed: number) => ({
  missed: (at * seed) % 13,
  covered: 20 + ((at * seed) % 31),
});

test('of what was missed and covered of several things the first pair is stacked by name', () => {
  const json = classes.map((name, at) => {
    const [lines, branches] = [covered(at, 5), covered(at, 7)];
    return {
      CLASS: name,
      LINE_MISSED: lines.missed,
      LINE_COVERED: lines.covered,
      BRANCH_MISSED: branches.missed,
      BRANCH_COVERED: branches.covered,
    };
  });
  expect(drawn(json)).toEqual([
    'stacked-bars',
    ['LINE_MISSED', 'LINE_COVERED'],
    '7 categories and 2 of 4 measures: stacked bars',
  ]);
});

test('space that is used and free is stacked, its share and the size are not in it', () => {
  const json = classes.map((disk, at) => ({ disk, size: 500, used: 100 + 50 * at, free: 400 - 50 * at }));
  expect(drawn(json).slice(0, 2)).toEqual(['stacked-bars', ['used', 'free']]);
});

test('passed and failed are not without what was skipped', () => {
  const json = classes.map((suite, at) => ({ suite, passed: 40 + at, failed: at, skipped: 2 * at }));
  expect(drawn(json).slice(0, 2)).toEqual(['stacked-bars', ['passed', 'failed', 'skipped']]);
});

test('over time they are no bars by name', () => {
  const json = times(9, (at) => ({ date: day(at), used: 100 + 5 * at, free: 400 - 5 * at, load: at % 4 }));
  expect(drawn(json)[0]).not.toBe('stacked-bars');
});

test('prices of what is used and what is free of defects add up to nothing', () => {
  const json = classes.map((name, at) => ({ name, 'price used': 20 + at, 'price free': 31 + at, sold: at }));
  expect(drawn(json)[0]).not.toBe('stacked-bars');
});
