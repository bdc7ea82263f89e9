import type { Action, Layout } from '#protocol';
import type { Journal } from '../storage/journal.ts';
import type { After } from './after.ts';
import type { RaisedAlarm } from './alarms/record.ts';
import { createSteering, type Steering } from './alarms/steering.ts';
import { createHeldPages, type HeldPages } from './held-pages.ts';
import { createRotation, type ShownPage } from './rotation.ts';
import type { Schedule } from './schedule.ts';
import type { ActionOutcome, SharedState } from './shared-state.ts';

/** A turn that could not be stored is tried again. ms */
const retryDelay = 500;

/** Turns the pages of a wall: by time, for alarms, and when the layout changes. */
export interface PageTurns {
  /** Whether an operator has stopped the turning by time. */
  readonly held: HeldPages;
  /** What is shown may have changed: the next turn is due at another time. */
  update(): void;
  /** The page that is shown stays, wherever it is in the new layout. Applied at once, as the new layout is. */
  keepPage(before: Layout, after: Layout): void;
  /** These alarms are on: the page of the first of them is shown, and after them the one before. */
  setAlarms(raised: readonly RaisedAlarm[]): void;
  /** A person's action is about to be applied. `isElsewhere`: it was, on another node. */
  acted(action: Action['action'], isElsewhere?: boolean): void;
  /** Other nodes have come or are gone that have screens on the wall: it may be this one's turn to turn pages. */
  nodesChanged(): void;
  /** Another node has stored this of how alarms steer the wall. */
  takeSteering: Steering['take'];
}

interface PageTurnsDeps {
  wall: string;
  shared: SharedState;
  schedule: () => Schedule;
  hasScreens: () => boolean;
  /** whether this node is the one that turns them */
  isDriver: () => boolean;
  /** Runs this once the changes before are done. */
  change: (apply: () => void | Promise<void>) => void;
  journal: Journal;
  now: () => number;
  after: After;
}

export function createPageTurns({
  wall,
  shared,
  schedule,
  hasScreens,
  isDriver,
  change,
  journal,
  now,
  after,
}: PageTurnsDeps): PageTurns {
  const rotation = createRotation(now);
  const steering = createSteering(wall, journal);
  const held = createHeldPages(wall, journal, () => {
    rotation.release();
    update();
  });
  let wasRefused = false;
  let cancelTurn = () => {};

  function update(): void {
    cancelTurn();
    const left = rotation.update(shownPage());
    if (left === undefined || !isDriver()) cancelTurn = () => {};
    else cancelTurn = after(wasRefused ? Math.max(left, retryDelay) : left, turn);
  }

  /** Undefined while the pages do not turn. */
  function shownPage(): ShownPage | undefined {
    const { layout, durations } = schedule();
    const index = shared.value.page % layout.pages.length;
    const [page, duration] = [layout.pages[index], durations[index]];
    const isStill = held.value || !hasScreens() || shared.value.fullScreen !== null || steering.isActive;
    return isStill || layout.pages.length < 2 || !page || duration === undefined
      ? undefined
      : { key: page.key, duration };
  }

  function turn(): void {
    change(() => {
      // a change before this one may have made it too early
      if (rotation.update(shownPage()) !== 0 || !isDriver()) return;
      const value = (shared.value.page + 1) % schedule().layout.pages.length;
      return then(shared.applyServerAction({ action: 'pageChange', value }), (outcome) => {
        wasRefused = outcome === 'refused';
      });
    });
  }

  function steer(): void | Promise<void> {
    if (!isDriver()) return;
    const { pages, unknownWall } = schedule().layout;
    const { page, fullScreen } = shared.value;
    const { actions, kept, isOver } = steering.update({ page, fullScreen, pages: unknownWall ? [] : pages });

    /** Each is applied to what the one before has made, again if another node has changed the wall meanwhile. */
    function applyFrom(index: number): void | Promise<void> {
      const action = actions[index];
      if (!action || isOver()) return;
      const done = shared.applyServerAction(action, index === 0 ? { kept } : {});
      return then(done, (outcome) => applyFrom(outcome === 'conflict' ? index : index + 1));
    }
    return applyFrom(0);
  }

  return {
    held,
    update,
    keepPage({ pages: before }, { pages }) {
      change(() => {
        const { page } = shared.value;
        const key = before[page % before.length]?.key;
        const value = pages.findIndex((each) => each.key === key);
        const isMoved = value >= 0 && value !== page % pages.length;
        if (!isMoved || !isDriver()) return steer();
        return then(shared.applyServerAction({ action: 'pageChange', value }, { delay: 0 }), steer);
      });
    },
    setAlarms(raised) {
      steering.setRaised(raised);
      change(steer);
    },
    acted(action, isElsewhere = false) {
      if (action === 'pageChange') rotation.hold();
      if (action !== 'themeChange') steering.overrule(isElsewhere);
    },
    nodesChanged: () => change(steer),
    takeSteering(value) {
      steering.take(value);
      update();
    },
  };
}

/** At once where that is possible: a server that is alone has applied an action when it returns. */
function then(
  outcome: Promise<ActionOutcome> | ActionOutcome,
  next: (outcome: ActionOutcome) => void | Promise<void>,
): void | Promise<void> {
  return typeof outcome === 'string' ? next(outcome) : outcome.then(next);
}
