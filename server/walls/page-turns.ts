import type { Action, Layout } from '#protocol';
import type { Journal } from '../storage/journal.ts';
import type { After } from './after.ts';
import type { RaisedAlarm } from './alarms/record.ts';
import { createSteering } from './alarms/steering.ts';
import { createHeldPages, type HeldPages } from './held-pages.ts';
import { createRotation, type ShownPage } from './rotation.ts';
import type { Schedule } from './schedule.ts';
import type { SharedState } from './shared-state.ts';

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
  /** A person's action is about to be applied. */
  acted(action: Action['action']): void;
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
  let raised: readonly RaisedAlarm[] = [];
  let cancelTurn = () => {};

  function update(): void {
    cancelTurn();
    const left = rotation.update(shownPage());
    cancelTurn = left === undefined || !isDriver() ? () => {} : after(left, turn);
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
      return shared.applyServerAction({ action: 'pageChange', value });
    });
  }

  function steer(): void | Promise<void> {
    const { pages, unknownWall } = schedule().layout;
    const { page, fullScreen } = shared.value;
    const shown = { page, fullScreen, pages: unknownWall ? [] : pages };
    return applyAll(steering.update(raised, shown));
  }

  /** Each is applied to what the one before has made. */
  function applyAll([action, ...others]: readonly Action[]): void | Promise<void> {
    if (!action) return;
    const done = shared.applyServerAction(action);
    return done ? done.then(() => applyAll(others)) : applyAll(others);
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
        const done = isMoved ? shared.applyServerAction({ action: 'pageChange', value }, 0) : undefined;
        return done ? done.then(steer) : steer();
      });
    },
    setAlarms(next) {
      raised = next;
      change(steer);
    },
    acted(action) {
      if (action === 'pageChange') rotation.hold();
      if (action !== 'themeChange') steering.overrule();
    },
  };
}
