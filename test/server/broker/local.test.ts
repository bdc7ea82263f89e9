import { expect, test } from 'vitest';
import { createLocalBroker } from '../../../server/broker/local.ts';

interface Topics {
  numbers: number;
  words: string;
}

test('a publication reaches every subscriber of its topic and nobody else', () => {
  const broker = createLocalBroker<Topics>();
  const got: unknown[] = [];
  broker.subscribe('numbers', { deliver: (n) => got.push(['one', n]) });
  broker.subscribe('numbers', { deliver: (n) => got.push(['two', n]) });
  broker.subscribe('words', { deliver: (w) => got.push(w) });
  broker.publish('numbers', 7);
  expect(got).toEqual([
    ['one', 7],
    ['two', 7],
  ]);
});

test('who subscribes twice is told once, and nothing any more once it unsubscribed', () => {
  const broker = createLocalBroker<Topics>();
  const got: number[] = [];
  const subscriber = { deliver: (n: number) => got.push(n) };
  broker.subscribe('numbers', subscriber);
  broker.subscribe('numbers', subscriber);
  broker.publish('numbers', 1);
  broker.unsubscribe('numbers', subscriber);
  broker.unsubscribe('numbers', subscriber);
  broker.publish('numbers', 2);
  expect(got).toEqual([1]);
});

test('a subscriber that unsubscribes while it is told keeps nobody else from being told', () => {
  const broker = createLocalBroker<Topics>();
  const got: string[] = [];
  const leaving = { deliver: () => broker.unsubscribe('words', leaving) };
  broker.subscribe('words', leaving);
  broker.subscribe('words', { deliver: (w) => got.push(w) });
  broker.publish('words', 'hello');
  expect(got).toEqual(['hello']);
});
