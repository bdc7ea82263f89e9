import type { ScreenFacts, ScreenOrder, ScreenTelemetry, ScreenView, SpanPart } from '#protocol';
import type { After } from '../after.ts';
import type { Screen } from '../participant.ts';
import type { RegisteredScreen } from '../registered-screen.ts';
import type { Registry } from '../registry.ts';
import type { ScreenAsides } from './asides.ts';
import { createAttendance } from './attendance.ts';
import type { Elsewhere } from './elsewhere.ts';
import { createGuestList, type GuestList } from './guest-list.ts';
import { createLookers } from './lookers.ts';
import { followNeighbours, type ScreenDetails } from './neighbours.ts';
import type { PresentSession } from './present-session.ts';
import { createReports } from './reports.ts';
import { screenView } from './screen-view.ts';
import { createTelemetry } from './telemetry.ts';
import { createWatchers, type PresenceWatcher } from './watchers.ts';

/** Who is there now, and how they are (PROTOCOL.md, part P). The registry knows who there is at all. */
export interface Presence {
  /** A socket of the screen has entered a wall; an older one on another wall is closed. */
  enter(session: PresentSession, screen: Pick<Screen, 'id' | 'name' | 'page'>, wall: string): void;
  /** `isGoodbye`: the screen itself has closed the socket. */
  leave(session: PresentSession, screen: string, isGoodbye: boolean): void;
  /** It has said something. */
  hear(session: PresentSession): void;
  /** It has answered a ping. */
  sense(session: PresentSession): void;
  readonly guests: Pick<GuestList, 'add' | 'remove' | 'here'>;
  setFacts(screen: string, facts: ScreenFacts): void;
  /** Which part of its wall's span it shows; null: the whole page. */
  setPart(screen: string, part: SpanPart | null): void;
  /** Kept only while somebody looks. */
  setTelemetry(screen: string, telemetry: ScreenTelemetry): void;
  /** An operator's socket wants to be told; `key` stands for it. */
  watch(key: object, watcher: PresenceWatcher): void;
  unwatch(key: object): void;
  /** Every screen that is known, and the guests. */
  list(): Iterable<ScreenView>;
  find(screen: string): ScreenView | undefined;
  /** The socket of a screen, if it has one; also one of another node. */
  sessionOf(screen: string): PresentSession | undefined;
  /** Tells a screen what to do. Returns false if it has no socket. @throws {NotStoredError} for one of a node that cannot be told now */
  order(screen: string, order: ScreenOrder): boolean;
  /** What operators say of a screen has changed. `before`: the wall that it was on. */
  changed(screen: string, before: string | undefined): void;
  /** The pages of a wall were held or released. */
  wallChanged(wall: string): void;
  /** Stops the timers. */
  close(): void;
}

interface PresenceDeps {
  registry: Registry;
  elsewhere: Elsewhere;
  asides: ScreenAsides;
  walls: () => readonly { readonly wall: string; readonly held: boolean }[];
  now: () => number;
  after: After;
}

/** How often silence is looked for. ms */
const sweepInterval = 1000;

export function createPresence(deps: PresenceDeps): Presence {
  const { registry, elsewhere, asides, walls, now, after } = deps;
  const details = new Map<string, ScreenDetails>();
  let cancelSweep: (() => void) | undefined;
  let cancelTelling = (): void => {};

  const guests = createGuestList(now, elsewhere, (id, before) => watchers.change(id, before));
  const attendance = createAttendance<PresentSession>(now, {
    onEnter: (screen, wall, num) => watchers.count('entered', { screen, wall, num }),
    onLeave: (screen, wall, num) => watchers.count('left', { screen, wall, num }),
    onStatus(screen) {
      watchers.change(screen, find(screen)?.wall);
      announce(screen);
    },
  });
  const watchers = createWatchers({
    view: (screen) => find(screen),
    list,
    walls: () => walls().map(({ wall, held }) => ({ wall, held, num: attendance.count(wall) })),
    now,
    after: (ms, run) => (cancelTelling = after(ms, run)),
    onLookers: () => [telemetry, lookers].forEach(({ update }) => update()),
  });
  const lookers = createLookers({
    ...{ asides, now, after },
    own: watchers.telemetryReach,
    onChange: () => telemetry.update(),
  });

  const telemetry = createTelemetry({
    isWanted: (wall) => watchers.wantsTelemetry(wall) || lookers.wants(wall),
    here: () => attendance.here(),
    order,
  });

  registry.onRemoved((entry) => {
    const { screen } = entry;
    const { wall } = viewOf(entry);
    details.delete(screen);
    telemetry.forget(screen);
    attendance.forget(screen);
    announce(screen);
    watchers.change(screen, wall);
  });
  registry.onChangedElsewhere((screen, before) => watchers.change(screen, find(screen)?.wall ?? before));

  const announce = followNeighbours({
    ...{ elsewhere, attendance, details, now },
    around(id, apply) {
      const before = find(id)?.wall;
      apply();
      watchers.change(id, before);
      sweepLater();
    },
  });

  const reports = createReports({
    ...{ asides, attendance, details, telemetry, lookers, watchers, announce },
    wallOf: (screen) => find(screen)?.wall,
  });

  function sweepLater(): void {
    cancelSweep ??= after(sweepInterval, () => {
      cancelSweep = undefined;
      if (attendance.sweep()) sweepLater();
    });
  }

  function viewOf(entry: RegisteredScreen): ScreenView {
    const said = { ...details.get(entry.screen), telemetry: telemetry.of(entry.screen) };
    return screenView(entry, attendance.find(entry.screen), said, now());
  }

  function find(screen: string): ScreenView | undefined {
    const entry = registry.find(screen);
    return entry ? viewOf(entry) : guests.find(screen);
  }

  function list(): ScreenView[] {
    return [...registry.list().map(viewOf), ...guests.list()];
  }

  function order(screen: string, message: ScreenOrder): boolean {
    const session = attendance.find(screen)?.session;
    session?.deliver({ kind: 'direct', message });
    return session !== undefined;
  }

  return {
    enter(session, { id: screen, name, page }, wall) {
      const before = find(screen)?.wall;
      const older = attendance.find(screen)?.session;
      registry.enter(screen, wall, name);
      const { facts } = details.get(screen) ?? {};
      const { address } = session.identity;
      details.set(screen, { facts, name, address, since: now(), page });
      attendance.enter(screen, wall, session);
      announce(screen);
      // one of the same wall is replaced there
      if (before !== wall) older?.replace();
      watchers.change(screen, before);
      telemetry.enter(screen, wall);
      sweepLater();
    },
    leave(session, screen, isGoodbye) {
      registry.leave(screen);
      attendance.leave(screen, session, isGoodbye);
      announce(screen);
    },
    hear(session) {
      if (session.screen === undefined) return;
      attendance.hear(session.screen, session);
      sweepLater();
    },
    sense(session) {
      if (session.screen === undefined) return;
      attendance.sense(session.screen, session);
      sweepLater();
    },
    guests,
    ...reports,
    watch: watchers.add,
    unwatch: watchers.remove,
    list,
    find,
    sessionOf: (screen) => attendance.find(screen)?.session,
    order,
    changed: watchers.change,
    wallChanged: watchers.changeWall,
    close() {
      cancelSweep?.();
      cancelTelling();
      lookers.close();
    },
  };
}
