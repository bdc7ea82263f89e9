import { initialState, type Action, type Layout, type ThemeName, type WallState } from '#protocol';
import type { WallEvent } from './events.ts';
import { FanOut, type Listener } from './fan-out.ts';
import type { Original } from './guests/original.ts';
import { layoutText } from './layout-message.ts';
import { createRotation, type ShownPage } from './rotation.ts';
import type { After, Schedule } from './schedule.ts';
import { createSharedState, type SharedStateDeps } from './shared-state.ts';

/** The session of a screen, as its wall knows it. */
export interface ScreenSession {
  /** A newer socket of the same screen has come. */
  replace(): void;
}

export interface Wall {
  readonly name: string;
  readonly state: WallState;
  readonly layout: Layout;
  /** False while an action is under way: another wall of this name would not know of it. */
  readonly isIdle: boolean;
  /** Takes a screen in, in place of an older socket of the same. Returns how many screens there are now. */
  enter(screen: string, session: ScreenSession): number;
  /** Does nothing for one that was replaced. */
  leave(screen: string, session: ScreenSession): void;
  subscribe(listener: Listener<WallEvent>): void;
  unsubscribe(listener: Listener<WallEvent>): void;
  /**
   * Applies an action, stores the new state, then tells everybody; in the order in which it was called.
   * Resolves to whether anybody was told: an action that changes nothing is not passed on. @throws {NotStoredError} when it could not be stored; then nothing changed.
   */
  act(action: Action, original?: Original): Promise<boolean>;
  /** Passes a text on to every socket on the wall (PROTOCOL.md G-3). */
  relay(text: string): void;
  /** Shows what another schedule says, and tells the screens if that is something else. */
  follow(schedule: Schedule): void;
  /** Ends its subscription at the broker; nobody is on it. */
  close(): void;
}

export interface WallDeps extends SharedStateDeps {
  after: After;
}

export function createWall(name: string, first: Schedule, deps: WallDeps): Wall {
  const { broker } = deps;
  const topic = `wall:${name}` as const;
  const screens = new Map<string, ScreenSession>();
  const fanOut = new FanOut<WallEvent>();
  const subscribed = broker.subscribe(topic, fanOut);
  const shared = createSharedState(
    topic,
    { ...initialState, theme: themeOf(first) },
    { ...deps, changed: () => rotation.review() },
  );
  const rotation = createRotation({ ...deps, shown, turn });
  let schedule = first;

  function shown(): ShownPage | undefined {
    const { pages } = schedule.layout;
    const at = shared.value.page % pages.length;
    const [page, duration] = [pages[at], schedule.durations[at]];
    const isStill = pages.length < 2 || screens.size === 0 || shared.value.fullScreen !== null;
    return isStill || !page || duration === undefined ? undefined : { key: page.key, duration };
  }

  function turn(): void {
    shared.follow(() => {
      const value = (shared.value.page + 1) % schedule.layout.pages.length;
      if (rotation.isDue()) return { action: 'pageChange', value };
      rotation.review();
      return undefined;
    });
  }

  /** The page that is shown stays, wherever it is now: sent at once, with the layout in which it is there. */
  function keepPage({ pages: before }: Layout, { pages }: Layout): void {
    shared.follow(() => {
      const key = before[shared.value.page % before.length]?.key;
      const value = pages.findIndex((page) => page.key === key);
      const isMoved = value >= 0 && value !== shared.value.page % pages.length;
      return isMoved ? { action: 'pageChange', value } : undefined;
    }, 0);
  }

  /** Nobody has chosen a theme yet, so the one that is written down counts. */
  function beginWith(next: Schedule): void {
    shared.follow(() => (shared.isStored ? undefined : { action: 'themeChange', value: themeOf(next) }));
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
      return shared.isIdle;
    },
    enter(screen, session) {
      const older = screens.get(screen);
      screens.set(screen, session);
      // only now: a wall that nobody is on forgets how long its page was shown
      older?.replace();
      rotation.review();
      return screens.size;
    },
    leave(screen, session) {
      if (screens.get(screen) !== session) return;
      screens.delete(screen);
      rotation.review();
    },
    subscribe: (listener) => fanOut.add(listener),
    unsubscribe: (listener) => fanOut.delete(listener),
    act(action, original) {
      if (action.action === 'pageChange') rotation.hold();
      return shared.act(action, original);
    },
    relay: (text) => void broker.publish(topic, { kind: 'relay', text }),
    follow(next) {
      const before = schedule;
      if (next === before) return;
      schedule = next;
      if (layoutText(next.layout) !== layoutText(before.layout)) {
        keepPage(before.layout, next.layout);
        void broker.publish(topic, { kind: 'layout', layout: next.layout });
      }
      beginWith(next);
      rotation.review();
    },
    close: () => void subscribed.then((stop) => stop()),
  };
}

function themeOf({ theme }: Schedule): ThemeName {
  return theme ?? initialState.theme;
}
