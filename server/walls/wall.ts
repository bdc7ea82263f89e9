import {
  initialState,
  type Action,
  type Layout,
  type SharedView,
  type ThemeName,
  type WallState,
} from '#protocol';
import { SerialQueue } from '../storage/serial-queue.ts';
import type { After } from './after.ts';
import type { WallEvent } from './events.ts';
import { FanOut, type Listener } from './fan-out.ts';
import type { Original } from './guests/original.ts';
import { layoutText } from './layout-message.ts';
import { createRotation, type ShownPage } from './rotation.ts';
import type { Schedule } from './schedule.ts';
import { createScreens, type Screens, type ScreenSession } from './screens.ts';
import { createSharedState, type SharedStateDeps } from './shared-state.ts';
import type { TimeWindow } from './time-window.ts';
import { createViews, type Views } from './views.ts';

export interface Wall {
  readonly name: string;
  readonly state: WallState;
  readonly layout: Layout;
  readonly screens: Omit<Screens, 'add' | 'remove'>;
  readonly views: Pick<Views, 'list'>;
  /** when pages are replaced that have merely become old */
  readonly renewalTime: TimeWindow;
  /** False while a change of the state is under way: another wall of this name would not know of it. */
  readonly isIdle: boolean;
  /** Adds a screen, in place of an older socket of the same. Returns how many screens there are now. */
  enter(screen: string, session: ScreenSession): number;
  /** Does nothing for a session that was replaced. */
  leave(screen: string, session: ScreenSession): void;
  subscribe(listener: Listener<WallEvent>): void;
  unsubscribe(listener: Listener<WallEvent>): void;
  /**
   * Applies an action: stores the new state, then publishes it. Actions are applied one at a time, in the order of the calls. Resolves to
   * false when nothing was published, because the action changes nothing.
   * @throws {NotStoredError} and changes nothing when the new state could not be stored.
   */
  act(action: Action, original?: Original): Promise<boolean>;
  /** People look at a chart in another way, on this screen first. */
  look(screen: string, view: SharedView): void;
  /** Sends a text to every socket on the wall (PROTOCOL.md G-3). */
  relay(text: string): void;
  /** Sends an event to every socket on the wall. */
  deliver(event: WallEvent): void;
  /** Takes in a new schedule; screens are sent its layout if that is another. */
  applySchedule(schedule: Schedule): void;
  /** Ends the subscription at the broker. The wall must be empty. */
  close(): void;
}

export interface WallDeps extends Omit<SharedStateDeps, 'lead'> {
  after: After;
}

/** Every change goes one way: the shared state applies and publishes it, then the rotation takes in the page that is shown. */
export function createWall(name: string, first: Schedule, deps: WallDeps): Wall {
  const { broker, now, after } = deps;
  const topic = `wall:${name}` as const;
  const screens = createScreens(deps);
  const views = createViews();
  const fanOut = new FanOut<WallEvent>();
  const subscribed = broker.subscribe(topic, { deliver });
  const shared = createSharedState(
    topic,
    { ...initialState, theme: themeOf(first) },
    { ...deps, lead: (action) => screens.flips.lead(action, screens.size) },
  );
  const rotation = createRotation(now);
  const changes = new SerialQueue();
  let schedule = first;
  let cancelTurn = () => {};

  function deliver(event: WallEvent): void {
    if (event.kind === 'state') screens.flips.begin(event, screens.size);
    if (event.kind === 'state' && event.action === 'pageChange') views.clear();
    if (event.kind === 'view') views.apply(event);
    fanOut.deliver(event);
  }

  function look(screen: string, view: SharedView): void {
    void broker.publish(topic, { kind: 'view', screen, view });
  }

  /** Changes the state once the changes before are done. */
  function change(apply: () => void): void {
    void changes.run(() => {
      apply();
      updateRotation();
    });
  }

  function updateRotation(): void {
    cancelTurn();
    const left = rotation.update(shownPage());
    cancelTurn = left === undefined ? () => {} : after(left, turn);
  }

  /** Undefined while the pages do not turn. */
  function shownPage(): ShownPage | undefined {
    const { pages } = schedule.layout;
    const index = shared.value.page % pages.length;
    const [page, duration] = [pages[index], schedule.durations[index]];
    const isStill = pages.length < 2 || screens.size === 0 || shared.value.fullScreen !== null;
    return isStill || !page || duration === undefined ? undefined : { key: page.key, duration };
  }

  function turn(): void {
    change(() => {
      // a change before this one may have made it too early
      if (rotation.update(shownPage()) !== 0) return;
      const value = (shared.value.page + 1) % schedule.layout.pages.length;
      shared.applyServerAction({ action: 'pageChange', value });
    });
  }

  /** The page that is shown stays, wherever it is in the new layout. Applied at once, as the new layout is. */
  function keepPage({ pages: before }: Layout, { pages }: Layout): void {
    change(() => {
      const { page } = shared.value;
      const key = before[page % before.length]?.key;
      const value = pages.findIndex((each) => each.key === key);
      const isMoved = value >= 0 && value !== page % pages.length;
      if (isMoved) shared.applyServerAction({ action: 'pageChange', value }, 0);
    });
  }

  /** The theme of the wall's file counts until a person has chosen one. */
  function applyTheme(value: ThemeName): void {
    change(() => {
      if (!shared.isStored) shared.applyServerAction({ action: 'themeChange', value });
    });
  }

  return {
    name,
    get state() {
      return shared.value;
    },
    get layout() {
      return schedule.layout;
    },
    get isIdle() {
      return changes.isIdle;
    },
    screens,
    views,
    get renewalTime() {
      return schedule.renewalTime;
    },
    enter(screen, session) {
      screens.add(screen, session);
      updateRotation();
      return screens.size;
    },
    leave(screen, session) {
      if (!screens.remove(screen, session)) return;
      for (const view of views.withoutPointersOf(screen)) look(screen, view);
      updateRotation();
    },
    subscribe: (listener) => fanOut.add(listener),
    unsubscribe: (listener) => fanOut.delete(listener),
    act(action, original) {
      if (action.action === 'pageChange') rotation.hold();
      return changes.run(async () => {
        const isPublished = await shared.applyAction(action, original);
        updateRotation();
        return isPublished;
      });
    },
    look,
    deliver,
    relay: (text) => void broker.publish(topic, { kind: 'relay', text }),
    applySchedule(next) {
      const before = schedule;
      if (next === before) return;
      schedule = next;
      if (layoutText(next.layout) !== layoutText(before.layout)) {
        keepPage(before.layout, next.layout);
        void broker.publish(topic, { kind: 'layout', layout: next.layout });
      }
      applyTheme(themeOf(next));
    },
    close: () => void subscribed.then((stop) => stop()),
  };
}

function themeOf({ theme }: Schedule): ThemeName {
  return theme ?? initialState.theme;
}
