import { expect, test } from 'vitest';
import { createLocalBroker } from '../../../server/broker/local.ts';

interface Topics {
  numbers: number;
  words: string;
}

test('a publication reaches every subscriber of its topic and nobody else', () => {
  const broker = createLocalBroker<Topics>();
  const got: unknown[] = [];
  broker.subscribe('numbers', (n) => got.push(['one', n]));
  broker.subscribe('numbers', (n) => got.push(['two', n]));
  broker.subscribe('words', (w) => got.push(w));
  broker.publish('numbers', 7);
  expect(got).toEqual([
    ['one', 7],
    ['two', 7],
  ]);
});

test('ending a subscription twice does not end another one of the same function', () => {
  const broker = createLocalBroker<Topics>();
  const got: number[] = [];
  const subscriber = (n: number) => got.push(n);
  const end = broker.subscribe('numbers', subscriber);
  end();
  broker.subscribe('numbers', subscriber);
  end();
  broker.publish('numbers', 1);
  expect(got).toEqual([1]);
});

test('a subscriber that unsubscribes while it is told keeps nobody else from being told', () => {
  const broker = createLocalBroker<Topics>();
  const got: string[] = [];
  const end = broker.subscribe('words', () => end());
  broker.subscribe('words', (w) => got.push(w));
  broker.publish('words', 'hello');
  expect(got).toEqual(['hello']);
});
