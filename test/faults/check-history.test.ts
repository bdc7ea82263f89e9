import { expect, test } from 'vitest';
import { checkHistory } from './check-history.ts';
import type { Seen, WallHistory } from './history.ts';

const message = (offset: number, text: string, stream = 'main'): Seen => ({
  kind: 'message',
  stream,
  offset,
  text,
});
const state = (revision: number, page: number): Seen => ({
  kind: 'state',
  revision,
  page,
  state: `page ${page}`,
});
const chart = (revision: number, text: string): Seen => ({ kind: 'chart', chart: 'sales', revision, text });

/** A wall of two screens on which all went well, but for what a test changes. */
function historyOf(
  changes: Partial<Omit<WallHistory, 'screens'>> & { left?: Seen[]; right?: Seen[] } = {},
): WallHistory {
  const seen = [
    state(7, 0),
    chart(1, 'old'),
    message(1, 'a'),
    state(8, 100),
    message(2, 'b'),
    chart(2, 'new'),
    state(9, 101),
  ];
  const { left = seen, right = seen, ...rest } = changes;
  return {
    messages: [
      { text: 'a', stream: 'main', outcome: 'accepted' },
      { text: 'b', stream: 'main', outcome: 'accepted' },
      { text: 'c', stream: 'main', outcome: 'refused' },
    ],
    actions: [
      { page: 100, outcome: 'accepted' },
      { page: 101, outcome: 'accepted' },
      { page: 102, outcome: 'refused' },
    ],
    charts: new Map([['sales', 'new']]),
    oddAnswers: [],
    screens: [
      { screen: 'left', seen: left },
      { screen: 'right', seen: right },
    ],
    ...rest,
  };
}

const kindsOf = (history: WallHistory) => [...new Set(checkHistory(history).map(({ kind }) => kind))];
const good = historyOf().screens[0]?.seen ?? [];
const without = (...left: Seen[]) =>
  good.filter((seen) => !left.some((each) => JSON.stringify(each) === JSON.stringify(seen)));

type Violations = ReturnType<typeof kindsOf>;

test('a wall on which all went well has no violation', () => {
  expect(checkHistory(historyOf())).toEqual([]);
});

test('a screen that was away need not have seen every revision, nor every content', () => {
  expect(checkHistory(historyOf({ right: without(state(8, 100), chart(1, 'old')) }))).toEqual([]);
});

test('an answer for which there was no reason is told', () => {
  const oddAnswers = ['404 there is no screen left'];
  expect(checkHistory(historyOf({ oddAnswers }))).toEqual([{ kind: 'odd', words: oddAnswers[0] }]);
});

test('what nobody knows may have happened or not, on all screens alike', () => {
  const actions = [...historyOf().actions, { page: 103, outcome: 'unknown' } as const];
  const messages = [...historyOf().messages, { text: 'd', stream: '*', outcome: 'unknown' } as const];
  expect(checkHistory(historyOf({ actions, messages }))).toEqual([]);
  const happened = [...good, state(10, 103), message(1, 'd', '*')];
  expect(checkHistory(historyOf({ actions, messages, left: happened, right: happened }))).toEqual([]);
  expect(kindsOf(historyOf({ actions, messages, left: happened }))).toEqual(['lost', 'stale']);
});

test('a message to one screen is for no other', () => {
  const messages = [
    ...historyOf().messages,
    { text: 'd', stream: 'screen:left', outcome: 'accepted' } as const,
  ];
  const direct = [...good, message(1, 'd', 'screen:left')];
  expect(checkHistory(historyOf({ messages, left: direct }))).toEqual([]);
  expect(kindsOf(historyOf({ messages }))).toEqual(['lost']);
  expect(kindsOf(historyOf({ messages, left: direct, right: direct }))).toEqual(['unasked']);
});

test.each<[string, Violations, Parameters<typeof historyOf>[0]]>([
  ['an accepted message is missing on a screen', ['lost'], { right: without(message(1, 'a')) }],
  ['a message comes twice', ['double'], { right: [...good, message(2, 'b')] }],
  ['a message comes twice with two ids', ['double'], { right: [...good, message(3, 'b')] }],
  [
    'two messages come in another order',
    ['reordered'],
    { right: [...without(message(1, 'a')), message(1, 'a')] },
  ],
  [
    'two messages have the same place',
    ['differs'],
    { right: [...without(message(1, 'a'), message(2, 'b')), message(1, 'b'), message(2, 'a')] },
  ],
  [
    'a refused message comes',
    ['unasked'],
    { left: [...good, message(3, 'c')], right: [...good, message(3, 'c')] },
  ],
  ['a message comes that nobody sent', ['unasked'], { right: [...good, message(3, 'x')] }],
])('it is found when %s', (_, kinds, changes) => {
  expect(kindsOf(historyOf(changes))).toEqual(expect.arrayContaining(kinds));
});

test.each<[string, Violations, Parameters<typeof historyOf>[0]]>([
  ['two actions get the same revision', ['differs'], { right: [...without(state(9, 101)), state(9, 999)] }],
  [
    'an accepted action is overwritten',
    ['lost'],
    { left: without(state(9, 101)), right: [...without(state(8, 100), state(9, 101)), state(8, 101)] },
  ],
  [
    'an action is done twice',
    ['double'],
    { left: [...good, state(10, 101)], right: [...good, state(10, 101)] },
  ],
  [
    'a refused action is done',
    ['unasked'],
    { left: [...good, state(10, 102)], right: [...good, state(10, 102)] },
  ],
  ['the state goes back', ['reordered'], { right: [...good, state(8, 100)] }],
  [
    'an accepted action was never there',
    ['lost'],
    { left: without(state(9, 101)), right: without(state(9, 101)) },
  ],
  ['a screen stays behind', ['stale'], { right: without(state(9, 101)) }],
  [
    'nobody can say what some revisions were',
    ['double'],
    { left: [...good, state(20, 101)], right: [...good, state(20, 101)] },
  ],
])('it is found when %s', (_, kinds, changes) => {
  expect(kindsOf(historyOf(changes))).toEqual(expect.arrayContaining(kinds));
});

test.each<[string, Violations, Parameters<typeof historyOf>[0]]>([
  ['a screen shows an old chart', ['stale'], { right: without(chart(2, 'new')) }],
  ['a chart goes back', ['reordered'], { right: [...good, chart(1, 'old'), chart(3, 'new')] }],
  [
    'two contents have the same revision',
    ['differs'],
    { right: [...without(chart(1, 'old')), chart(2, 'other')] },
  ],
  ['a screen shows no chart', ['stale'], { right: without(chart(1, 'old'), chart(2, 'new')) }],
])('it is found when %s', (_, kinds, changes) => {
  expect(kindsOf(historyOf(changes))).toEqual(expect.arrayContaining(kinds));
});
