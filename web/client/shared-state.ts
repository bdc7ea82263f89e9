import { canonicalName, initialState, type StateChange, type WallState } from '#protocol';
import type { Environment } from './environment.ts';
import { createObservable, type Observable } from './observable.ts';

/** The longest delay of a change: a wrong clock estimate must not hold it back. ms */
const maxDelay = 1_000;

export interface Upcoming {
  readonly state: WallState;
  readonly at: number;
}

export interface SharedState {
  readonly state: Observable<WallState | undefined>;
  /** The state after every change that is known, and the server time at which it will be `state`; undefined while none is to come. */
  readonly upcoming: Observable<Upcoming | undefined>;
  /**
   * Adopts the state from `entered`, whatever its revision: the server is authoritative. But within an epoch an older one is that of a node
   * which is behind, and this screen keeps what it knows.
   */
  enter(state: WallState, at: number, epoch?: string): void;
  /**
   * Applies a change at its time, in order of revision. A change with the current revision is the echo of an action that changed nothing
   * (PROTOCOL.md S-5): it reaches callbacks and leaves the state alone. Older ones are dropped.
   */
  apply(change: StateChange): void;
  /** Drops the changes that are not due yet. */
  stop(): void;
}

/** The wall's state on this screen. @param onApplied called after each change, including those missed while disconnected */
export function createSharedState(
  serverNow: () => number,
  onApplied: (change: StateChange) => void,
  { after, report }: Pick<Environment, 'after' | 'report'>,
): SharedState {
  const state = createObservable<WallState | undefined>(undefined, report);
  const upcoming = createObservable<Upcoming | undefined>(undefined, report);
  let newest = 0;
  let epoch: string | undefined;
  let scheduled: { change: StateChange; cancel: () => void }[] = [];

  /** A change carries one field of the state, so none may be skipped: earlier revisions are applied first, even before their time. */
  function applyUpTo(revision: number): void {
    for (let next = scheduled[0]; next && next.change.revision <= revision; next = scheduled[0]) {
      const { change, cancel } = next;
      scheduled.shift();
      cancel();
      const current = state.value ?? initialState;
      if (change.revision > current.revision) state.set(reduce(current, change));
      onApplied(change);
    }
    if (scheduled.length === 0) upcoming.set(undefined);
  }

  function stop(): void {
    for (const { cancel } of scheduled) cancel();
    scheduled = [];
    upcoming.set(undefined);
  }

  return {
    state,
    upcoming,
    enter(entered, at, newEpoch) {
      const isSame = newEpoch !== undefined && newEpoch === epoch;
      epoch = newEpoch;
      if (isSame && entered.revision < newest) return;
      stop();
      const before = state.value ?? initialState;
      newest = entered.revision;
      state.set(entered);
      for (const change of differences(before, entered, at)) onApplied(change);
    },
    apply(change) {
      if (change.revision < newest) return;
      newest = change.revision;
      const delay = Math.min(Math.max(change.at - serverNow(), 0), maxDelay);
      scheduled.push({ change, cancel: after(delay, () => applyUpTo(change.revision)) });
      const known = upcoming.value?.state ?? state.value ?? initialState;
      if (change.revision > known.revision) upcoming.set({ state: reduce(known, change), at: change.at });
    },
    stop,
  };
}

function reduce(state: WallState, change: StateChange): WallState {
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

/** The changes between two states, for callbacks, which only know changes. */
function* differences(before: WallState, state: WallState, at: number): Generator<StateChange> {
  const stamp = { revision: state.revision, at };
  if (before.theme !== state.theme) {
    yield { action: 'themeChange', socketType: 'themeChange', value: state.theme, ...stamp };
  }
  if (before.fullScreen !== state.fullScreen) {
    const chartName = state.fullScreen ?? before.fullScreen ?? '';
    yield {
      action: 'fullScreen',
      socketType: 'fullScreen',
      chartName,
      value: state.fullScreen !== null,
      ...stamp,
    };
  }
  if (before.page !== state.page) {
    yield { action: 'pageChange', socketType: 'pageChange', value: state.page, ...stamp };
  }
}
