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
