import { expect, test } from 'vitest';
import { choiceFor, times } from '../tables.ts';

const article = (at: number) => ({
  SKU: `00100${String(101 + at * 37)}`,
  Article: `Lamp ${String.fromCharCode(65 + at)}`,
  Price: `$${String(19 + ((at * 31) % 80))}.90`,
  'In stock': 12 + ((at * 17) % 90),
  Rating: 3 + ((at * 7) % 20) / 10,
});

test('a catalogue of articles, in no order, is read and not compared', () => {
  expect(choiceFor(times(8, article)).type).toBe('table');
});

test('one that goes down by a figure is about that figure', () => {
  const json = times(8, (at) => ({ ...article(at), 'In stock': 90 - at * 9 }));
  expect(choiceFor(json).type).toBe('horizontal-bars');
});

test('a portfolio is about what its positions are worth', () => {
  const json = times(8, (at) => ({
    Product: `Fund ${String.fromCharCode(65 + at)}`,
    Aantal: 3 + ((at * 7) % 40),
    Slotkoers: 20 + ((at * 13) % 90),
    'Waarde in EUR': 900 + ((at * 370) % 2500),
  }));
  expect(choiceFor(json)).toMatchObject({ type: 'horizontal-bars', roles: { values: [3] } });
});

test('lines of code are counted, not the files that hold them', () => {
  const rows = [
    [56, 'JavaScript', 188, 109, 1077],
    [11, 'JSX', 79, 48, 542],
    [2, 'JSON', 0, 0, 62],
    [3, 'CSS', 4, 1, 16],
  ];
  expect(choiceFor([['files', 'language', 'blank', 'comment', 'code'], ...rows]).roles.values).toEqual([
    2, 3, 4,
  ]);
});
