import { expect, test } from 'vitest';
import { choiceFor } from '../tables.ts';

const spreadAround = (mean: number, at: number) => ({
  avg: mean,
  min: mean * (0.2 + at / 50),
  med: mean * 0.9,
  max: mean * (3 + at / 7),
  'p(90)': mean * 1.7,
  'p(95)': mean * (2.1 + at / 30),
});
const means = {
  request: 812.4,
  waiting: 790.2,
  blocked: 0.21,
  sending: 0.04,
  iteration: 14_300.5,
  pages: 3.2,
};
const typeOf = (sizes: Readonly<Record<string, number>>) =>
  choiceFor({
    metrics: Object.fromEntries(
      Object.entries(sizes).map(([name, mean], at) => [name, { values: spreadAround(mean, at) }]),
    ),
  }).type;

test('statistics of quantities that share no scale are a table', () => {
  expect(typeOf(means)).toBe('table');
});

test('those of one scale are drawn', () => {
  const alike = { home: 12.3, cart: 15.1, search: 31.9, login: 22.4, pay: 18.7, help: 11.2 };
  expect(typeOf(alike)).not.toBe('table');
});

test('with a unit in the names of the columns all rows are alike', () => {
  const json = Object.entries(means).map(([name, mean]) => ({
    name,
    mean_ms: mean,
    median_ms: mean * 0.9,
    max_ms: mean * 3,
  }));
  expect(choiceFor(json).type).not.toBe('table');
});

test('other figures of one thing each are no statistics', () => {
  const json = Object.entries(means).map(([name, size]) => ({
    name,
    size,
    weight: size * 2,
    price: size + 3,
  }));
  expect(choiceFor(json).type).not.toBe('table');
});

const described = (names: readonly string[]) =>
  names.map((name, at) => {
    const mean = [0.12, 5.1, 80.2, 33, 9400][at] ?? 1;
    return { name, mean, std: mean / 20, min: mean * 0.9, median: mean * 0.98, max: mean * 1.3 };
  });

test('with a deviation only the names tell that the rows are of several kinds', () => {
  expect(choiceFor(described(['parse', 'render', 'load', 'save', 'sort'])).type).not.toBe('table');
  expect(choiceFor(described(['rate', 'rooms', 'height', 'age', 'income'])).type).toBe('table');
});
