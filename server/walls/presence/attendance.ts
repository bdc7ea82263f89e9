import { limits } from '#protocol';
import { createEntry, statusAt, type AttendanceEntry, type Attendant, type Followed } from './attendant.ts';

/** What is told of screens as they come and go. `num`: how many the wall then has. */
export interface AttendanceEvents {
  /** It has come to a wall; a screen that blinked has not. */
  onEnter(screen: string, wall: string, num: number): void;
  /** It has left a wall, or is not expected back on it. */
  onLeave(screen: string, wall: string, num: number): void;
  /** Its status has changed by itself. */
  onStatus(screen: string): void;
}

/**
 * Who is on the walls. A screen whose socket has ended, or that says nothing, is still there for a while: it neither leaves nor enters by
 * coming back within it (PROTOCOL.md P-2). So each screen counts once, on one wall, whatever its sockets do.
 */
export interface Attendance<Session> {
  /** A socket of the screen has entered; it takes the place of an older one. */
  enter(screen: string, wall: string, session: Session): void;
  /** The socket has ended. `isGoodbye`: the screen itself has closed it. Does nothing for one that was replaced. */
  leave(screen: string, session: Session, isGoodbye: boolean): void;
  /** It has said something. */
  hear(screen: string, session: Session): void;
  /** It has answered a ping, as pages do that may say nothing, e.g. in a hidden tab. */
  sense(screen: string, session: Session): void;
  /** Another node says how a screen is that has come to it; undefined: it is gone. */
  follow(screen: string, told: Followed<Session> | undefined): void;
  /** The node is gone through which it was there: it may come back through another. */
  lose(screen: string): void;
  /** Finds out who is away or gone by now. Returns whether somebody may be later. */
  sweep(): boolean;
  find(screen: string): Attendant<Session> | undefined;
  /** Those that have a socket on this node. */
  here(): Iterable<Attendant<Session>>;
  /** How many screens a wall has: those here and away. */
  count(wall: string): number;
  /** Forgets a screen that is gone. */
  forget(screen: string): void;
}

export function createAttendance<Session>(
  now: () => number,
  { onEnter, onLeave, onStatus }: AttendanceEvents,
): Attendance<Session> {
  const entries = new Map<string, AttendanceEntry<Session>>();
  /** those that are here or away; only these are looked at */
  const present = new Set<AttendanceEntry<Session>>();
  const counts = new Map<string, number>();

  function count(wall: string, by: 1 | -1): number {
    const num = (counts.get(wall) ?? 0) + by;
    if (num > 0) counts.set(wall, num);
    else counts.delete(wall);
    return num;
  }

  function arrive(entry: AttendanceEntry<Session>): void {
    present.add(entry);
    onEnter(entry.screen, entry.wall, count(entry.wall, 1));
  }

  function depart(entry: AttendanceEntry<Session>): void {
    present.delete(entry);
    onLeave(entry.screen, entry.wall, count(entry.wall, -1));
  }

  function setStatus(entry: AttendanceEntry<Session>, status: AttendanceEntry<Session>['status']): void {
    if (entry.status === status) return;
    entry.status = status;
    const isPresent = status !== 'gone';
    if (isPresent && !present.has(entry)) arrive(entry);
    if (!isPresent) depart(entry);
    onStatus(entry.screen);
  }

  function ofSession(screen: string, session: Session): AttendanceEntry<Session> | undefined {
    const entry = entries.get(screen);
    return entry?.session === session ? entry : undefined;
  }

  function entryOf(screen: string, wall: string): AttendanceEntry<Session> {
    const entry = entries.get(screen) ?? createEntry<Session>(screen, wall, now());
    entries.set(screen, entry);
    return entry;
  }

  function move(entry: AttendanceEntry<Session>, wall: string): void {
    if (present.has(entry)) depart(entry);
    entry.wall = wall;
  }

  return {
    enter(screen, wall, session) {
      const time = now();
      const entry = entryOf(screen, wall);
      if (wall !== entry.wall) move(entry, wall);
      Object.assign(entry, { session, status: 'here', heard: time, sensed: time, hasLeft: false });
      entry.isElsewhere = false;
      if (!present.has(entry)) arrive(entry);
    },
    leave(screen, session, isGoodbye) {
      const entry = ofSession(screen, session);
      if (!entry) return;
      entry.session = undefined;
      entry.hasLeft = isGoodbye;
      // until now its socket was there; one that was silent already is not here for longer
      if (entry.status === 'here') entry.heard = entry.sensed = now();
    },
    hear(screen, session) {
      const entry = ofSession(screen, session);
      if (!entry) return;
      entry.heard = entry.sensed = now();
      if (entry.status !== 'here') setStatus(entry, 'here');
    },
    sense(screen, session) {
      const entry = ofSession(screen, session);
      if (!entry) return;
      entry.sensed = now();
      if (entry.status === 'gone') setStatus(entry, 'away');
    },
    follow(screen, told) {
      if (!told) {
        const entry = entries.get(screen);
        if (!entry?.isElsewhere) return;
        Object.assign(entry, { session: undefined, isElsewhere: false });
        return setStatus(entry, 'gone');
      }
      const { status, ...how } = told;
      const entry = entryOf(screen, how.wall);
      if (how.wall !== entry.wall) move(entry, how.wall);
      Object.assign(entry, how, { isElsewhere: true, hasLeft: false });
      if (present.has(entry)) return setStatus(entry, status);
      entry.status = status;
      arrive(entry);
    },
    lose(screen) {
      const entry = entries.get(screen);
      if (!entry?.isElsewhere) return;
      const time = now();
      // what was here is away when it would be gone: in as long as a screen may blink
      entry.sensed = time - (limits.gone - limits.away);
      if (entry.status === 'here') entry.heard = time;
      Object.assign(entry, { session: undefined, isElsewhere: false });
    },
    sweep() {
      const time = now();
      for (const entry of present) {
        if (entry.isElsewhere) continue;
        // the clock may have been set back
        entry.heard = Math.min(entry.heard, time);
        entry.sensed = Math.min(entry.sensed, time);
        const status = statusAt(entry, time);
        if (status !== entry.status) setStatus(entry, status);
      }
      return present.size > 0;
    },
    find: (screen) => entries.get(screen),
    here: () =>
      [...entries.values()].filter(({ session, isElsewhere }) => session !== undefined && !isElsewhere),
    count: (wall) => counts.get(wall) ?? 0,
    forget(screen) {
      const entry = entries.get(screen);
      if (!entry) return;
      if (present.has(entry)) depart(entry);
      entries.delete(screen);
    },
  };
}
