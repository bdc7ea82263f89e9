import { initialState, type StateChange } from '#protocol';
import { describe, expect, test } from 'vitest';
import { createSharedState } from '../../../web/client/shared-state.ts';
import { createFakeTime } from './helpers/fake-time.ts';

const serverAhead = 1_000_000;

function setUp() {
  const time = createFakeTime();
  const serverNow = () => time.now() + serverAhead;
  const applied: StateChange[] = [];
  const shared = createSharedState(serverNow, (change) => applied.push(change), {
    ...time,
    report: () => {},
  });
  const stamp = (revision: number, wait = 0) => ({ revision, at: serverNow() + wait });
  return {
    time,
    shared,
    applied,
    actions: () => applied.map(({ action, value }) => [action, value]),
    theme: (value: 'chalk' | 'vintage', revision: number, wait?: number): void =>
      shared.take({ action: 'themeChange', socketType: 'themeChange', value, ...stamp(revision, wait) }),
    fullScreen: (chartName: string, value: boolean, revision: number, wait?: number): void =>
      shared.take({
        action: 'fullScreen',
        socketType: 'fullScreen',
        chartName,
        value,
        ...stamp(revision, wait),
      }),
    page: (value: number, revision: number, wait?: number): void =>
      shared.take({ action: 'pageChange', socketType: 'pageChange', value, ...stamp(revision, wait) }),
  };
}

describe("the wall's state on a screen", () => {
  test('is unknown before the screen has entered', () => {
    expect(setUp().shared.state.value).toBeUndefined();
  });

  test('is what the server says on entering, also when its revision is older: a server may have lost its memory', () => {
    const { shared } = setUp();
    shared.enter({ ...initialState, theme: 'vintage', revision: 40 }, 0);
    shared.enter({ ...initialState, page: 2, revision: 3 }, 0);
    expect(shared.state.value).toEqual({ theme: 'chalk', fullScreen: null, page: 2, revision: 3 });
  });

  test("changes at the server's time for it, by the measured clock", () => {
    const { shared, theme, time } = setUp();
    shared.enter(initialState, 0);
    theme('vintage', 1, 60);
    time.advance(59);
    expect(shared.state.value?.theme).toBe('chalk');
    time.advance(1);
    expect(shared.state.value).toEqual({ ...initialState, theme: 'vintage', revision: 1 });
  });

  test('never waits longer than a second, though a clock be wrong', () => {
    const { shared, theme, time } = setUp();
    shared.enter(initialState, 0);
    theme('vintage', 1, 3_600_000);
    time.advance(1_000);
    expect(shared.state.value?.theme).toBe('vintage');
  });

  test('does not wait for a time that has passed', () => {
    const { shared, fullScreen, page, time } = setUp();
    shared.enter(initialState, 0);
    fullScreen('trend', true, 1, -5_000);
    page(3, 2, -5_000);
    time.advance(0);
    expect(shared.state.value).toEqual({ theme: 'chalk', fullScreen: 'trend', page: 3, revision: 2 });
  });

  test('takes changes in the order of their revisions, though a later one be due earlier', () => {
    const { shared, theme, fullScreen, actions, time } = setUp();
    shared.enter(initialState, 0);
    theme('vintage', 1, 500);
    fullScreen('trend', true, 2, 10);
    time.advance(10);
    expect(shared.state.value).toEqual({
      ...initialState,
      theme: 'vintage',
      fullScreen: 'trend',
      revision: 2,
    });
    time.advance(1_000);
    expect(actions()).toEqual([
      ['themeChange', 'vintage'],
      ['fullScreen', true],
    ]);
  });

  test('ignores what is not newer than what it knows', () => {
    const { shared, theme, page, applied, time } = setUp();
    shared.enter({ ...initialState, revision: 5 }, 0);
    theme('vintage', 4);
    page(1, 6, 100);
    page(2, 5);
    time.advance(1_000);
    expect(shared.state.value).toEqual({ ...initialState, page: 1, revision: 6 });
    expect(applied).toHaveLength(1);
  });

  test('is not changed by the echo of what it is already, which callbacks that wait for it hear all the same', () => {
    const { shared, theme, actions, time } = setUp();
    const states: unknown[] = [];
    shared.enter({ ...initialState, theme: 'vintage', revision: 5 }, 0);
    shared.state.subscribe((state) => states.push(state));
    theme('vintage', 5);
    time.advance(0);
    theme('vintage', 5);
    time.advance(0);
    expect(states).toEqual([]);
    expect(actions().slice(1)).toEqual([
      ['themeChange', 'vintage'],
      ['themeChange', 'vintage'],
    ]);
  });

  test('is told to callbacks in order, also when the echo of a change waits and one that changes nothing comes', () => {
    const { shared, page, applied, time } = setUp();
    shared.enter(initialState, 0);
    page(3, 1, 500);
    page(3, 1, 10);
    time.advance(10);
    expect(shared.state.value?.page).toBe(3);
    expect(applied).toHaveLength(2);
    expect(time.waiting()).toEqual([]);
  });

  test('ends a full screen, and knows a chart by the name that the wall has for it', () => {
    const { shared, fullScreen, time } = setUp();
    shared.enter(initialState, 0);
    fullScreen('hotproduct', true, 1);
    time.advance(0);
    expect(shared.state.value?.fullScreen).toBe('hot');
    fullScreen('hotproduct', false, 2);
    time.advance(0);
    expect(shared.state.value?.fullScreen).toBeNull();
  });

  test('forgets what still waited when it enters again: the state told then is the truth', () => {
    const { shared, theme, time } = setUp();
    shared.enter(initialState, 0);
    theme('vintage', 1, 500);
    shared.enter(initialState, 0);
    time.advance(1_000);
    expect(shared.state.value).toEqual(initialState);
    expect(time.waiting()).toEqual([]);
  });

  test('tells callbacks on entering of what has changed meanwhile, and of nothing else', () => {
    const { shared, actions } = setUp();
    const states: unknown[] = [];
    shared.state.subscribe((state) => states.push(state));
    shared.enter({ theme: 'vintage', fullScreen: 'map', page: 0, revision: 7 }, 0);
    shared.enter({ theme: 'vintage', fullScreen: null, page: 2, revision: 9 }, 0);
    shared.enter({ theme: 'vintage', fullScreen: null, page: 2, revision: 9 }, 0);
    expect(actions()).toEqual([
      ['themeChange', 'vintage'],
      ['fullScreen', true],
      ['fullScreen', false],
      ['pageChange', 2],
    ]);
    expect(states).toHaveLength(2);
  });
});
