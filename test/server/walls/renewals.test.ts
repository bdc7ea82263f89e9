import { expect, test } from 'vitest';
import { createRenewals } from '../../../server/walls/renewals.ts';
import { createFakeTime } from './fake-time.ts';

function setUp() {
  const time = createFakeTime();
  const renewals = createRenewals(time.after);
  const turns: string[] = [];
  const ask = (...screens: string[]) =>
    screens.forEach((screen) => renewals.ask(screen, () => turns.push(screen)));
  return { ...renewals, ask, turns, time };
}

test('S-15 screens get their turns one at a time, in the order in which they asked', () => {
  const { ask, end, turns } = setUp();
  ask('a', 'b', 'c');
  expect(turns).toEqual(['a']);
  end('a');
  expect(turns).toEqual(['a', 'b']);
  end('b');
  end('c');
  expect(turns).toEqual(['a', 'b', 'c']);
});

test('S-15 asking again keeps the place, and is answered again during the turn', () => {
  const { ask, end, turns } = setUp();
  ask('a', 'b', 'c', 'b', 'a');
  expect(turns).toEqual(['a', 'a']);
  end('a');
  expect(turns).toEqual(['a', 'a', 'b']);
});

test('S-15 a turn ends after 60 s, counted from the last answer', () => {
  const { ask, turns, time } = setUp();
  ask('a', 'b');
  time.advance(40_000);
  ask('a');
  time.advance(59_999);
  expect(turns).toEqual(['a', 'a']);
  time.advance(1);
  expect(turns).toEqual(['a', 'a', 'b']);
});

test('S-15 what others say does not end a turn, and a screen that withdraws or ends gets none', () => {
  const { ask, end, withdraw, turns, time } = setUp();
  ask('a', 'b', 'c', 'd');
  end('b');
  withdraw('c');
  withdraw('a');
  expect(turns).toEqual(['a']);
  end('a');
  expect(turns).toEqual(['a', 'd']);
  end('d');
  expect(time.timers()).toBe(0);
});
