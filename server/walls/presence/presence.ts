import type { ScreenFacts, ScreenOrder, ScreenTelemetry, ScreenView } from '#protocol';
import type { After } from '../after.ts';
import type { DirectEvent } from '../events.ts';
import type { RegisteredScreen, Registry } from '../registry.ts';
import type { SessionPeer } from '../session-peer.ts';
import { createAttendance, type Attendant } from './attendance.ts';
import { createGuestList, type GuestList } from './guest-list.ts';
import { createTelemetry } from './telemetry.ts';
import { createWatchers, type PresenceWatcher } from './watchers.ts';

/** A socket, as presence knows it. */
export interface PresentSession {
  /** the screen that has entered with it */
  readonly screen: string | undefined;
  readonly identity: {
    /** where its client is, for people */
    readonly address: string;
    /** Whether its client may be on this wall. */
    isFor(wall: string): boolean;
  };
  /** A newer socket of the same screen has entered. */
  replace(): void;
  readonly peer: Pick<SessionPeer, 'transport'>;
  deliver(event: DirectEvent): void;
}

/** Who is there now, and how they are (PROTOCOL.md, part P). The registry knows who there is at all. */
export interface Presence {
  /** A socket of the screen has entered a wall; an older one on another wall is closed. */
  enter(session: PresentSession, screen: Pick<RegisteredScreen, 'screen' | 'name' | 'wall'>): void;
  /** `isGoodbye`: the screen itself has closed the socket. */
  leave(session: PresentSession, screen: string, isGoodbye: boolean): void;
  /** It has said something. */
  hear(session: PresentSession): void;
  /** It has answered a ping. */
  sense(session: PresentSession): void;
  readonly guests: Pick<GuestList, 'add' | 'remove'>;
  setFacts(screen: string, facts: ScreenFacts): void;
  /** Kept only while somebody looks. */
  setTelemetry(screen: string, telemetry: ScreenTelemetry): void;
  /** An operator's socket wants to be told; `key` stands for it. */
  watch(key: object, watcher: PresenceWatcher): void;
  unwatch(key: object): void;
  /** Every screen that is known, and the guests. */
  list(): Iterable<ScreenView>;
  find(screen: string): ScreenView | undefined;
  /** The socket of a screen, if it has one. */
  sessionOf(screen: string): PresentSession | undefined;
  /** Tells a screen what to do. Returns false if it has no socket. */
  order(screen: string, order: ScreenOrder): boolean;
  /** What operators say of a screen has changed. `before`: the wall that it was on. */
  changed(screen: string, before: string | undefined): void;
  /** The pages of a wall were held or released. */
  wallChanged(wall: string): void;
  /** Stops the timers. */
  close(): void;
}

interface Details {
  facts?: ScreenFacts;
  address: string;
}

interface PresenceDeps {
  registry: Registry;
  walls: () => readonly { readonly wall: string; readonly held: boolean }[];
  now: () => number;
  after: After;
}

/** How often silence is looked for. ms */
const sweepInterval = 1000;

export function createPresence({ registry, walls, now, after }: PresenceDeps): Presence {
  const details = new Map<string, Details>();
  let cancelSweep: (() => void) | undefined;
  let cancelTelling = (): void => {};

  const guests = createGuestList(now, (id, before) => watchers.change(id, before));
  const attendance = createAttendance<PresentSession>(now, {
    onEnter: (screen, wall, num) => watchers.count('entered', { screen, wall, num }),
    onLeave: (screen, wall, num) => watchers.count('left', { screen, wall, num }),
    onStatus: (screen) => watchers.change(screen, find(screen)?.wall),
  });
  const watchers = createWatchers({
    view: (screen) => find(screen),
    list,
    walls: () => walls().map(({ wall, held }) => ({ wall, held, num: attendance.count(wall) })),
    now,
    after: (ms, run) => (cancelTelling = after(ms, run)),
    onLookers: () => telemetry.update(),
  });

  const telemetry = createTelemetry({
    isWanted: watchers.wantsTelemetry,
    here: () => attendance.here(),
    order,
  });

  registry.onRemoved(({ screen, ...entry }) => {
    const { wall } = viewOf({ screen, ...entry }, attendance.find(screen));
    details.delete(screen);
    telemetry.forget(screen);
    attendance.forget(screen);
    watchers.change(screen, wall);
  });

  function sweepLater(): void {
    cancelSweep ??= after(sweepInterval, () => {
      cancelSweep = undefined;
      if (attendance.sweep()) sweepLater();
    });
  }

  function viewOf(entry: RegisteredScreen, attendant: Attendant<PresentSession> | undefined): ScreenView {
    const { screen, name, firstSeen, lastSeen, pinned } = entry;
    const { facts, address } = details.get(screen) ?? {};
    const report = telemetry.of(screen);
    const transport = attendant?.session?.peer.transport;
    return {
      screen,
      name,
      wall: attendant?.session ? attendant.wall : entry.wall,
      firstSeen,
      lastSeen: Math.max(lastSeen, attendant?.heard ?? 0),
      status: attendant?.status ?? 'not-back',
      page: facts?.page ?? null,
      pinned: pinned ?? null,
      ...(address !== undefined && { facts: { address, ...(transport && { transport }), ...facts } }),
      ...(report && { telemetry: report }),
    };
  }

  function find(screen: string): ScreenView | undefined {
    const entry = registry.find(screen);
    return entry ? viewOf(entry, attendance.find(screen)) : guests.find(screen);
  }

  function list(): ScreenView[] {
    const screens = registry.list().map((entry) => viewOf(entry, attendance.find(entry.screen)));
    return [...screens, ...guests.list()];
  }

  function order(screen: string, message: ScreenOrder): boolean {
    const session = attendance.find(screen)?.session;
    session?.deliver({ kind: 'direct', message });
    return session !== undefined;
  }

  return {
    enter(session, { screen, name, wall }) {
      const before = find(screen)?.wall;
      const older = attendance.find(screen)?.session;
      registry.enter(screen, wall, name);
      details.set(screen, { ...details.get(screen), address: session.identity.address });
      attendance.enter(screen, wall, session);
      // one of the same wall is replaced there
      if (before !== wall) older?.replace();
      watchers.change(screen, before);
      telemetry.enter(screen, wall);
      sweepLater();
    },
    leave(session, screen, isGoodbye) {
      registry.leave(screen);
      attendance.leave(screen, session, isGoodbye);
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
    setFacts(screen, facts) {
      const known = details.get(screen);
      if (!known) return;
      known.facts = facts;
      watchers.change(screen, find(screen)?.wall);
    },
    setTelemetry(screen, report) {
      const wall = attendance.find(screen)?.wall ?? '';
      if (telemetry.take(screen, wall, report)) watchers.report(screen);
    },
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
    },
  };
}
