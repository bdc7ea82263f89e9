import { expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const typeOf = (json: unknown) => choiceFor(json).type;
const drawn = (json: unknown) => choiceFor(json).roles.values.map((at) => tableIn(json).columns[at]?.name);
const polled = (counts: (at: number) => Readonly<Record<string, number>>) =>
  times(6, (at) => ({ group: `Group ${at}`, ...counts(at) }));

test('counts of answers are all stacked, however small some are', () => {
  const costs = polled((at) => ({ Ja: 150 + at * 7, Nein: 11 + at, Kosten: 3 + (at % 3) }));
  const known = polled((at) => ({ Ja: 150 + at * 7, Nein: 11 + at, Enthaltung: at % 3 }));
  expect(typeOf(known)).toBe('stacked-bars');
  expect(drawn(known)).toEqual(['Ja', 'Nein', 'Enthaltung']);
  expect(typeOf(costs)).not.toBe('stacked-bars');
});

test('keys in capitals of one object are parts', () => {
  const json = times(6, (at) => ({
    group: `Group ${at}`,
    stats: { WALKED_IN: 150 + at * 7, CAME_BY_BUS: 11 + at, DID_NOT_COME: at % 3 },
  }));
  expect(typeOf(json)).toBe('stacked-bars');
  expect(drawn(json)).toHaveLength(3);
});

test('without their total', () => {
  const json = polled((at) => ({ passed: 90 + at, failed: at, skipped: 2 * at, total: 90 + 4 * at }));
  expect(typeOf(json)).toBe('stacked-bars');
  expect(drawn(json)).toEqual(['passed', 'failed', 'skipped']);
});

test('an answer in other words is one more part, what all come to is none', () => {
  const json = polled((at) => ({
    Pour: 150 + at * 7,
    Contre: 11 + at,
    Abstention: at % 4,
    'Sans avis': 3 + (at % 3),
  }));
  expect(drawn(json)).toEqual(['Pour', 'Contre', 'Abstention', 'Sans avis']);
  const seats = polled((at) => ({ Pour: 150 + at, Contre: 11 + at, Abstention: at, Places: 300 + at }));
  expect(drawn(seats)).toEqual(['Pour', 'Contre', 'Abstention']);
  const tests = polled((at) => ({ passed: 900 + at, failed: at, skipped: at % 3, files: 80 + at }));
  expect(drawn(tests)).toEqual(['passed', 'failed', 'skipped']);
});

test('beside other figures they are drawn, and the others left to the menu', () => {
  const json = polled((at) => ({ passed: 90 + at, failed: at % 4, skipped: at % 2, seconds_each: 3.5 + at }));
  expect(drawn(json)).toEqual(['passed', 'failed', 'skipped']);
});

test('over time they are areas', () => {
  const json = times(12, (at) => ({ day: day(at), passed: 300 + at, failed: at % 4, skipped: 7 + (at % 3) }));
  expect(typeOf(json)).toBe('area');
  expect(drawn(json)).toEqual(['passed', 'failed', 'skipped']);
});

test('grades of risk are parts, the high and low of a price are not', () => {
  const risks = polled((at) => ({ critical: at % 2, high: 3 + at, medium: 9 + at, low: 30 - at }));
  expect(drawn(risks)).toEqual(['critical', 'high', 'medium', 'low']);
  expect(typeOf(polled((at) => ({ open: 90 + at, high: 99 + at, low: 80 + at })))).not.toBe('stacked-bars');
});

test('fractions, and two answers alone, are compared', () => {
  expect(typeOf(polled((at) => ({ high: 3.5 + at, medium: 2.5, low: 1.25 })))).not.toBe('stacked-bars');
  expect(typeOf(polled((at) => ({ won: 3 + at, lost: 9 - at })))).not.toBe('stacked-bars');
});

test('the same answer of several things is no part of one', () => {
  const json = times(12, (at) => ({
    day: day(at),
    'web.up': 30 - (at % 3),
    'chat.up': 28 + (at % 2),
    'docs.up': 27 + ((at * 5) % 3),
  }));
  expect(typeOf(json)).toBe('lines');
});
