import { canonicalName, initialState, nextTheme, parseTheme, type Action, type WallState } from '#protocol';
import type { Schedule } from './schedule.ts';

/** Of a wall on which nobody has changed anything. */
export function firstState({ theme = initialState.theme }: Pick<Schedule, 'theme'>): WallState {
  return { ...initialState, theme };
}

/** The state after an action; the same object when nothing changes. A missing value toggles (PROTOCOL.md G-3, S-4). */
export function reduce(state: WallState, action: Action): WallState {
  switch (action.action) {
    case 'themeChange':
      return withChange(state, { theme: parseTheme(action.value) ?? nextTheme(state.theme) });
    case 'fullScreen':
      return withChange(state, { fullScreen: fullScreenAfter(state.fullScreen, action) });
    case 'pageChange':
      return withChange(state, { page: action.value });
    default:
      action satisfies never;
      return state;
  }
}

function withChange(state: WallState, change: Partial<Omit<WallState, 'revision'>>): WallState {
  const next = { ...state, ...change, revision: state.revision + 1 };
  const isSame =
    next.theme === state.theme && next.fullScreen === state.fullScreen && next.page === state.page;
  return isSame ? state : next;
}

function fullScreenAfter(
  now: string | null,
  { chartName, value }: Extract<Action, { action: 'fullScreen' }>,
): string | null {
  if (chartName === undefined) return now;
  const chart = canonicalName(chartName);
  const isOn = value ?? now !== chart;
  if (isOn) return chart;
  return now === chart ? null : now;
}
