import { canonicalName, nextTheme, themeNamed, type Action, type WallState } from '#protocol';

/** The state after an action; the same object when nothing changes. A missing value toggles (PROTOCOL.md G-3, S-4). */
export function reduce(state: WallState, action: Action): WallState {
  switch (action.action) {
    case 'themeChange':
      return changed(state, { theme: themeNamed(action.value) ?? nextTheme(state.theme) });
    case 'fullScreen':
      return changed(state, { fullScreen: maximised(state.fullScreen, action) });
    case 'pageChange':
      return changed(state, { page: action.value });
    default:
      action satisfies never;
      return state;
  }
}

type Shown = Omit<WallState, 'revision'>;

function changed(state: WallState, part: Partial<Shown>): WallState {
  const next = { ...state, ...part, revision: state.revision + 1 };
  const same = next.theme === state.theme && next.fullScreen === state.fullScreen && next.page === state.page;
  return same ? state : next;
}

function maximised(
  now: string | null,
  { chartName, value }: Extract<Action, { action: 'fullScreen' }>,
): string | null {
  if (chartName === undefined) return now;
  const chart = canonicalName(chartName);
  const on = value ?? now !== chart;
  if (on) return chart;
  return now === chart ? null : now;
}
