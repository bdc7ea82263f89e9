import { canonicalName, initialState, type StateChange, type WallState } from '#protocol';
import type { Environment } from './environment.ts';
import { createObservable, type Observable } from './observable.ts';

/** The longest that a change waits for its moment: a clock that was measured wrong must not hold it back. ms */
const longestWait = 1_000;

export interface SharedState {
  readonly state: Observable<WallState | undefined>;
  /** Takes over the state told on entering, whatever its revision: the server is right. */
  enter(state: WallState, at: number): void;
  /**
   * Applies a change at its time, in order. One of the newest revision itself is the echo of an action that changed nothing
   * (PROTOCOL.md S-5): callbacks hear of it, the state stays. An older one does nothing.
   */
  take(change: StateChange): void;
  /** Forgets what still waits. */
  stop(): void;
}

/** The wall's state on this screen. @param applied called after each change, also for those missed while away */
export function createSharedState(
  serverNow: () => number,
  applied: (change: StateChange) => void,
  { after, report }: Pick<Environment, 'after' | 'report'>,
): SharedState {
  const state = createObservable<WallState | undefined>(undefined, report);
  let newest = 0;
  let waiting: { change: StateChange; cancel: () => void }[] = [];

  /** Each names one part of the state, so that none may be left out: those before go first, though their time has not come. */
  function applyUpTo(revision: number): void {
    for (let next = waiting[0]; next && next.change.revision <= revision; next = waiting[0]) {
      const { change, cancel } = next;
      waiting.shift();
      cancel();
      const known = state.value ?? initialState;
      if (change.revision > known.revision) state.set(changed(known, change));
      applied(change);
    }
  }

  function stop(): void {
    for (const { cancel } of waiting) cancel();
    waiting = [];
  }

  return {
    state,
    enter(entered, at) {
      stop();
      const was = state.value ?? initialState;
      newest = entered.revision;
      state.set(entered);
      for (const change of differences(was, entered, at)) applied(change);
    },
    take(change) {
      if (change.revision < newest) return;
      newest = change.revision;
      const wait = Math.min(Math.max(change.at - serverNow(), 0), longestWait);
      waiting.push({ change, cancel: after(wait, () => applyUpTo(change.revision)) });
    },
    stop,
  };
}

function changed(state: WallState, change: StateChange): WallState {
  const { revision } = change;
  switch (change.action) {
    case 'themeChange':
      return { ...state, revision, theme: change.value };
    case 'fullScreen':
      return { ...state, revision, fullScreen: change.value ? canonicalName(change.chartName) : null };
    case 'pageChange':
      return { ...state, revision, page: change.value };
    default:
      return change satisfies never;
  }
}

/** The changes that lead from one state to another, for callbacks that only know changes. */
function* differences(was: WallState, state: WallState, at: number): Generator<StateChange> {
  const stamp = { revision: state.revision, at };
  if (was.theme !== state.theme) {
    yield { action: 'themeChange', socketType: 'themeChange', value: state.theme, ...stamp };
  }
  if (was.fullScreen !== state.fullScreen) {
    const chartName = state.fullScreen ?? was.fullScreen ?? '';
    yield {
      action: 'fullScreen',
      socketType: 'fullScreen',
      chartName,
      value: state.fullScreen !== null,
      ...stamp,
    };
  }
  if (was.page !== state.page) {
    yield { action: 'pageChange', socketType: 'pageChange', value: state.page, ...stamp };
  }
}
