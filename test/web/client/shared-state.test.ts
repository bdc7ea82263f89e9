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
  const stamp = (revision: number, delay = 0) => ({ revision, at: serverNow() + delay });
  return {
    time,
    shared,
    applied,
    actions: () => applied.map(({ action, value }) => [action, value]),
    theme: (value: 'chalk' | 'vintage', revision: number, delay?: number): void =>
      shared.apply({ action: 'themeChange', socketType: 'themeChange', value, ...stamp(revision, delay) }),
    fullScreen: (chartName: string, value: boolean, revision: number, delay?: number): void =>
      shared.apply({
        action: 'fullScreen',
        socketType: 'fullScreen',
        chartName,
        value,
        ...stamp(revision, delay),
      }),
    page: (value: number, revision: number, delay?: number): void =>
      shared.apply({ action: 'pageChange', socketType: 'pageChange', value, ...stamp(revision, delay) }),
  };
}

describe("the wall's state on a screen", () => {
  test('is unknown before the screen has entered', () => {
    expect(setUp().shared.state.value).toBeUndefined();
  });

  test('is what the server sends on entering, even with an older revision: a server may have lost its state', () => {
    const { shared } = setUp();
    shared.enter({ ...initialState, theme: 'vintage', revision: 40 }, 0);
    shared.enter({ ...initialState, page: 2, revision: 3 }, 0);
    expect(shared.state.value).toEqual({ theme: 'chalk', fullScreen: null, page: 2, revision: 3 });
  });

  test('S-5 stays as it is when a node is behind: an older revision of the same epoch', () => {
    const { shared, page } = setUp();
    shared.enter({ ...initialState, page: 1, revision: 40 }, 0, 'main one');
    page(2, 41, 100);
    shared.enter({ ...initialState, revision: 3 }, 0, 'main one');
    expect(shared.state.value).toMatchObject({ page: 1, revision: 40 });
    expect(shared.upcoming.value?.state).toMatchObject({ page: 2, revision: 41 });
    page(9, 4);
    expect(shared.state.value).toMatchObject({ revision: 40 });
    shared.enter({ ...initialState, revision: 3 }, 0, 'main other');
    expect(shared.state.value).toMatchObject({ page: 0, revision: 3 });
  });

  test('changes at the time that the server sets, by the estimated clock', () => {
    const { shared, theme, time } = setUp();
    shared.enter(initialState, 0);
    theme('vintage', 1, 60);
    time.advance(59);
    expect(shared.state.value?.theme).toBe('chalk');
    time.advance(1);
    expect(shared.state.value).toEqual({ ...initialState, theme: 'vintage', revision: 1 });
  });

  test('never waits longer than a second, even if a clock is wrong', () => {
    const { shared, theme, time } = setUp();
    shared.enter(initialState, 0);
    theme('vintage', 1, 3_600_000);
    time.advance(1_000);
    expect(shared.state.value?.theme).toBe('vintage');
  });

  test('changes at once if its time has passed', () => {
    const { shared, fullScreen, page, time } = setUp();
    shared.enter(initialState, 0);
    fullScreen('trend', true, 1, -5_000);
    page(3, 2, -5_000);
    time.advance(0);
    expect(shared.state.value).toEqual({ theme: 'chalk', fullScreen: 'trend', page: 3, revision: 2 });
  });

  test('applies changes in order of revision, even if a later one is due earlier', () => {
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

  test('ignores older revisions', () => {
    const { shared, theme, page, applied, time } = setUp();
    shared.enter({ ...initialState, revision: 5 }, 0);
    theme('vintage', 4);
    page(1, 6, 100);
    page(2, 5);
    time.advance(1_000);
    expect(shared.state.value).toEqual({ ...initialState, page: 1, revision: 6 });
    expect(applied).toHaveLength(1);
  });

  test('is not changed by the echo of an action that changed nothing, which still reaches callbacks', () => {
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

  test('reaches callbacks in order, even if an echo without a change overtakes a scheduled change', () => {
    const { shared, page, applied, time } = setUp();
    shared.enter(initialState, 0);
    page(3, 1, 500);
    page(3, 1, 10);
    time.advance(10);
    expect(shared.state.value?.page).toBe(3);
    expect(applied).toHaveLength(2);
    expect(time.waiting()).toEqual([]);
  });

  test('ends full screen, and uses the canonical name of a chart', () => {
    const { shared, fullScreen, time } = setUp();
    shared.enter(initialState, 0);
    fullScreen('hotproduct', true, 1);
    time.advance(0);
    expect(shared.state.value?.fullScreen).toBe('hot');
    fullScreen('hotproduct', false, 2);
    time.advance(0);
    expect(shared.state.value?.fullScreen).toBeNull();
  });

  test('drops scheduled changes on entering again: the state from then is authoritative', () => {
    const { shared, theme, time } = setUp();
    shared.enter(initialState, 0);
    theme('vintage', 1, 500);
    shared.enter(initialState, 0);
    time.advance(1_000);
    expect(shared.state.value).toEqual(initialState);
    expect(time.waiting()).toEqual([]);
  });

  test('reports to callbacks on entering what has changed meanwhile, and nothing else', () => {
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
