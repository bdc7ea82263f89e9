import { expect, test } from 'vitest';
import { choiceFor } from '../tables.ts';

test.each([
  [['Letzter Messwert 10:20', 'Mittelwert 24h', 'Maximum 24h', 'Minimum 24h']],
  [['Current', 'Average', 'Max', 'Min']],
  [['mean', 'std', 'min', '25%', '50%', '75%', 'max']],
  [['当前值', '平均值', '最大值', '最小值']],
])('rows called %j are read, and not compared as things', (names) => {
  const json = names.map((name, at) => ({
    name,
    flow: 90 + at,
    level: 344.1 + at / 10,
    warmth: 10.8 + at / 5,
  }));
  expect(choiceFor(json).type).toBe('table');
});

test('things are compared, also where one is called like a statistic', () => {
  const json = ['Max', 'Anna', 'Paul', 'Mina'].map((name, at) => ({
    name,
    apples: 9 + at,
    pears: 8 + ((at * 5) % 7),
  }));
  expect(choiceFor(json).type).toBe('grouped-bars');
});

test('one figure of each is drawn', () => {
  const json = ['Mean', 'Max', 'Min'].map((name, at) => ({ name, flow: 90 + at }));
  expect(choiceFor(json).type).toBe('bars');
});

test('how a meter was read is no statistic', () => {
  const json = Array.from({ length: 12 }, (_, at) => ({
    date: `2026-${String(at + 1).padStart(2, '0')}-03`,
    kind: 'Actual',
    use: 30 + ((at * 5) % 7),
    due: 80 + ((at * 5) % 7),
  }));
  expect(choiceFor(json).type).toBe('lines');
});

test('shops that are all called alike are no statistics', () => {
  const json = ['Nord', 'Süd', 'Ost', 'West'].map((name, at) => ({
    name: `Media ${name}`,
    sales: 90 + at,
    returns: 80 + at,
  }));
  expect(choiceFor(json).type).toBe('grouped-bars');
});
