import { initialState, type Action, type WallState } from '#protocol';
import { expect, test } from 'vitest';
import { reduce } from '../../../server/walls/state.ts';

const trend: WallState = { ...initialState, fullScreen: 'trend', revision: 4 };
const full = (chartName?: string, value?: boolean): Action => ({ action: 'fullScreen', chartName, value });

test.each<[string, WallState, Action, Partial<WallState>]>([
  ['a theme by its name', initialState, { action: 'themeChange', value: 'vintage' }, { theme: 'vintage' }],
  ['the next theme without a value', initialState, { action: 'themeChange' }, { theme: 'vintage' }],
  [
    'the first theme after the last',
    { ...initialState, theme: 'vintage' },
    { action: 'themeChange' },
    { theme: 'chalk' },
  ],
  [
    'the next theme for a value that is no theme',
    initialState,
    { action: 'themeChange', value: { a: 1 } },
    { theme: 'vintage' },
  ],
  ['a maximised chart', initialState, full('map', true), { fullScreen: 'map' }],
  ['a maximised chart by toggling', initialState, full('map'), { fullScreen: 'map' }],
  ['none by toggling the maximised one', trend, full('trend'), { fullScreen: null }],
  ['none', trend, full('trend', false), { fullScreen: null }],
  ['another one in place of the first', trend, full('map', true), { fullScreen: 'map' }],
  ['the one name of a chart that has two', initialState, full('hotproduct', true), { fullScreen: 'hot' }],
  ['a page', initialState, { action: 'pageChange', value: 3 }, { page: 3 }],
])('S-4 an action leads to %s, with a newer revision', (_, state, action, part) => {
  expect(reduce(state, action)).toEqual({ ...state, ...part, revision: state.revision + 1 });
});

test.each<[string, WallState, Action]>([
  ['the theme that is there', initialState, { action: 'themeChange', value: 'chalk' }],
  ['the chart that is maximised', trend, full('trend', true)],
  ['ending what is not maximised', trend, full('map', false)],
  ['no chart', trend, full(undefined, true)],
  ['the page that is shown', initialState, { action: 'pageChange', value: 0 }],
])('S-4 an action for %s changes nothing', (_, state, action) => {
  expect(reduce(state, action)).toBe(state);
});
