import {
  type Action,
  type FlipReport,
  type Layout,
  type SharedView,
  type ThemeName,
  type WallState,
} from '#protocol';
import type { Journal } from '../storage/journal.ts';
import { SerialQueue } from '../storage/serial-queue.ts';
import type { After } from './after.ts';
import type { StateEvent, WallEvent } from './events.ts';
import { FanOut, type Listener } from './fan-out.ts';
import type { Original } from './guests/original.ts';
import { layoutText } from './layout-message.ts';
import type { Schedule } from './schedule.ts';
import { createPageTurns, type PageTurns } from './page-turns.ts';
import type { ScreenAsides } from './presence/asides.ts';
import type { Duties, Elsewhere } from './presence/elsewhere.ts';
import { createScreens, type Screens, type ScreenSession } from './screens.ts';
import { createSharedState, type SharedStateDeps } from './shared-state.ts';
import { firstState } from './state.ts';
import type { TimeWindow } from './time-window.ts';
import { createViews, type Views } from './views.ts';
import type { WallStates } from './wall-states.ts';

export interface Wall {
  readonly name: string;
  readonly state: WallState;
  readonly epoch: WallStates['epoch'];
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
  /** Sends a text to every socket on the wall (PROTOCOL.md G-3). @throws {NotStoredError} where several nodes share the wall. */
  relay(text: string): Promise<unknown>;
  /** Sends an event to every socket on the wall. */
  deliver(event: WallEvent): void;
  /** Takes in a new schedule; screens are sent its layout if that is another. */
  applySchedule(schedule: Schedule): void;
  /** Takes in the state as other nodes have made it while this one was away. */
  catchUp(state: WallState): void;
  /** A screen of this node has said how it showed a change. */
  report(screen: string, report: FlipReport): void;
  /** Screens have come to other nodes or are gone from there, or nodes are. */
  readonly nodesChanged: PageTurns['nodesChanged'];
  readonly takeSteering: PageTurns['takeSteering'];
  readonly setAlarms: PageTurns['setAlarms'];
  readonly held: PageTurns['held'];
  /** Ends the subscription at the broker. The wall must be empty. */
  close(): void;
}

export interface WallDeps extends Omit<SharedStateDeps, 'lead'> {
  journal: Journal;
  elsewhere: Pick<Elsewhere, 'count'>;
  duties: Pick<Duties, 'drives' | 'takeTurn' | 'endTurn'>;
  asides: Pick<ScreenAsides, 'tell'>;
  after: After;
}

/** Every change goes one way: the shared state applies and publishes it, then the turning of pages takes in which one is shown. */
export function createWall(name: string, first: Schedule, deps: WallDeps): Wall {
  const { broker } = deps;
  const topic = `wall:${name}` as const;
  const screens = createScreens({ ...deps, wall: name });
  const views = createViews();
  const fanOut = new FanOut<WallEvent>();
  const subscribed = broker.subscribe(topic, { deliver });
  const shared = createSharedState(topic, firstState(first), {
    ...deps,
    lead: (action) => screens.flips.lead(action, screens.size),
  });
  const changes = new SerialQueue();
  let schedule = first;
  const turns = createPageTurns({
    ...deps,
    isDriver: () => deps.duties.drives(name),
    wall: name,
    shared,
    schedule: () => schedule,
    hasScreens: () => screens.size > 0,
    change,
  });

  function deliver(event: WallEvent): void {
    if (event.kind === 'state') takeState(event);
    if (event.kind === 'view') views.apply(event);
    fanOut.deliver(event);
    if (event.kind === 'state') turns.update();
  }

  function takeState(event: StateEvent): void {
    shared.take(event);
    if (event.isByPerson && !deps.states.isOwn(event)) turns.acted(event.action, true);
    screens.flips.begin(event, screens.size);
    if (event.action === 'pageChange') views.clear();
  }

  function look(screen: string, view: SharedView): void {
    broker.publish(topic, { kind: 'view', screen, view }).catch(() => {}); // the next one counts as much
  }

  /** Changes the state once the changes before are done. */
  function change(apply: () => void | Promise<void>): void {
    void changes.run(() => {
      const done = apply();
      return done ? done.then(turns.update) : turns.update();
    });
  }

  /** The theme of the wall's file counts until a person has chosen one. */
  function applyTheme(value: ThemeName): void {
    change(() => {
      const done = shared.isStored || shared.applyServerAction({ action: 'themeChange', value });
      return typeof done === 'object' ? done.then(() => {}) : undefined;
    });
  }

  return {
    name,
    get state() {
      return shared.value;
    },
    get epoch() {
      return deps.states.epoch;
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
      turns.update();
      return screens.size;
    },
    leave(screen, session) {
      if (!screens.remove(screen, session)) return;
      for (const view of views.withoutPointersOf(screen)) look(screen, view);
      turns.update();
    },
    subscribe: (listener) => fanOut.add(listener),
    unsubscribe: (listener) => fanOut.delete(listener),
    act(action, original) {
      turns.acted(action.action);
      return changes.run(() => shared.applyAction(action, original));
    },
    look,
    deliver,
    relay: (text) => broker.publish(topic, { kind: 'relay', text }),
    catchUp(state) {
      for (const event of shared.catchUp(state)) deliver(event);
    },
    applySchedule(next) {
      const before = schedule;
      if (next === before) return;
      schedule = next;
      if (layoutText(next.layout) !== layoutText(before.layout)) {
        turns.keepPage(before.layout, next.layout);
        deliver({ kind: 'layout', layout: next.layout });
      }
      applyTheme(firstState(next).theme);
    },
    report(screen, report) {
      screens.flips.report(screen, report);
      deps.asides.tell('flipped', { wall: name, screen, report });
    },
    nodesChanged: turns.nodesChanged,
    takeSteering: turns.takeSteering,
    setAlarms: turns.setAlarms,
    held: turns.held,
    close: () => void subscribed.then((stop) => stop()),
  };
}
