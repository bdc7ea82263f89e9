import {
  limits,
  type PresenceChange,
  type PresenceCount,
  type PresenceMessage,
  type ScreenView,
} from '#protocol';
import type { After } from '../after.ts';
import { textMessage, type OutboundMessage } from '../outbound-message.ts';
import type { SessionPeer } from '../session-peer.ts';
import { isInReach, type Reach } from './reach.ts';

type WallView = NonNullable<PresenceMessage['walls']>[number];

/** An operator's socket that is told of presence. */
export interface PresenceWatcher {
  readonly peer: Pick<SessionPeer, 'send' | 'isSlow'>;
  readonly telemetry: boolean;
  /** Asked anew at every telling; undefined: it may not look any more. */
  reach(): Reach | undefined;
}

/** Tells operators who is there: everything first, then what changes (PROTOCOL.md P-3). */
export interface Watchers {
  readonly size: number;
  /** Tells it everything next. One watcher per `key`. */
  add(key: object, watcher: PresenceWatcher): void;
  remove(key: object): void;
  /** Whether somebody wants the telemetry of a wall. */
  wantsTelemetry(wall: string): boolean;
  /** The walls whose telemetry somebody wants. */
  telemetryReach(): Reach;
  /** A screen has changed. `before`: the wall that it was on; undefined: it was not known. */
  change(screen: string, before: string | undefined): void;
  report(screen: string): void;
  count(kind: 'entered' | 'left', count: PresenceCount): void;
  changeWall(wall: string): void;
}

interface WatchersDeps {
  /** undefined: there is no such screen any more */
  view: (screen: string) => ScreenView | undefined;
  list: () => Iterable<ScreenView>;
  walls: () => readonly WallView[];
  after: After;
  now: () => number;
  /** Somebody may look now who did not before, or does not any more. */
  onLookers: () => void;
}

/** One message for all who look at the same walls: a change costs each of them a look-up and a write. */
export function createWatchers({ view, list, walls, after, now, onLookers }: WatchersDeps): Watchers {
  const watchers = new Map<object, PresenceWatcher>();
  /** those that are told everything next */
  const behind = new Set<object>();
  /** the screens that have changed since the last telling, each with the wall that it was on then */
  const changed = new Map<string, string | undefined>();
  const reported = new Set<string>();
  const changedWalls = new Set<string>();
  let counts: Record<'entered' | 'left', PresenceCount[]> = { entered: [], left: [] };
  let revision = 0;
  let toldTelemetry = 0;
  let hasOthers = false;
  let cancel: (() => void) | undefined;

  function soon(): void {
    cancel ??= after(limits.presenceInterval, tell);
  }

  function tell(): void {
    cancel = undefined;
    revision++;
    if (hasOthers) onLookers();
    hasOthers = false;
    const isTimely = now() - toldTelemetry >= limits.telemetryInterval || now() < toldTelemetry;
    const reports = isTimely ? [...reported] : [];
    const snapshots = memoize((reach: Reach) => encode(snapshotOf(reach)));
    const changes = memoize((reach: Reach) => changesFor(reach));
    const telemetry = memoize((reach: Reach) => telemetryFor(reach, reports));
    for (const [key, watcher] of watchers) {
      const reach = watcher.reach();
      if (reach === undefined) remove(key);
      // it is told everything once it reads again: what it has missed by then is not kept
      else if (watcher.peer.isSlow) behind.add(key);
      else if (behind.delete(key)) watcher.peer.send(snapshots(reach), '\npresence');
      else {
        const messages = [changes(reach), ...(watcher.telemetry ? [telemetry(reach)] : [])];
        for (const message of messages) if (message) watcher.peer.send(message);
      }
    }
    changed.clear();
    changedWalls.clear();
    counts = { entered: [], left: [] };
    if (isTimely && reported.size > 0) {
      toldTelemetry = now();
      reported.clear();
    }
    if (behind.size > 0 || reported.size > 0) soon();
  }

  function snapshotOf(reach: Reach): PresenceFields {
    const inReach = ({ wall }: { wall: string }): boolean => isInReach(wall, reach);
    return { revision, screens: [...list()].filter(inReach), walls: walls().filter(inReach) };
  }

  function changesFor(reach: Reach): OutboundMessage | undefined {
    const changes = [...changed].flatMap(([screen, before]) => changeFor(screen, before, reach));
    const inReach = ({ wall }: { wall: string }): boolean => isInReach(wall, reach);
    const entered = counts.entered.filter(inReach);
    const left = counts.left.filter(inReach);
    const held = changedWalls.size > 0 ? walls().filter((each) => changedWalls.has(each.wall)) : [];
    const ofWalls = held.filter(inReach);
    if (changes.length + entered.length + left.length + ofWalls.length === 0) return undefined;
    return encode({
      revision,
      changes,
      ...(entered.length > 0 && { entered }),
      ...(left.length > 0 && { left }),
      ...(ofWalls.length > 0 && { walls: ofWalls }),
    });
  }

  function changeFor(screen: string, before: string | undefined, reach: Reach): PresenceChange[] {
    const now = view(screen);
    if (now && isInReach(now.wall, reach)) {
      return [{ ...now, telemetry: undefined }];
    }
    return before !== undefined && isInReach(before, reach) ? [{ screen, removed: true }] : [];
  }

  function telemetryFor(reach: Reach, screens: readonly string[]): OutboundMessage | undefined {
    const changes = screens.flatMap((screen) => {
      const { wall, telemetry } = view(screen) ?? {};
      return telemetry && wall !== undefined && isInReach(wall, reach) ? [{ screen, telemetry }] : [];
    });
    return changes.length > 0 ? encode({ revision, changes }) : undefined;
  }

  function remove(key: object): void {
    behind.delete(key);
    if (!watchers.delete(key)) return;
    hasOthers = true;
    soon();
  }

  return {
    get size() {
      return watchers.size;
    },
    add(key, watcher) {
      watchers.set(key, watcher);
      behind.add(key);
      hasOthers = true;
      soon();
    },
    remove,
    wantsTelemetry: (wall) =>
      [...watchers.values()].some(({ telemetry, reach }) => telemetry && isInReach(wall, reach() ?? [])),
    telemetryReach() {
      const reaches = [...watchers.values()].map(({ telemetry, reach }) => (telemetry && reach()) || []);
      return reaches.includes('all') ? 'all' : [...new Set(reaches.flat())];
    },
    change(screen, before) {
      if (watchers.size === 0) return;
      if (!changed.has(screen)) changed.set(screen, before);
      soon();
    },
    report(screen) {
      if (watchers.size === 0) return;
      reported.add(screen);
      soon();
    },
    count(kind, count) {
      if (watchers.size > 0) counts[kind].push(count);
    },
    changeWall(wall) {
      changedWalls.add(wall);
      soon();
    },
  };
}

type PresenceFields = Omit<PresenceMessage, 'action'>;

function encode(message: PresenceFields): OutboundMessage {
  return textMessage(JSON.stringify({ action: 'presence', ...message }));
}

/** Computes once per set of walls. */
function memoize<Value>(compute: (reach: Reach) => Value): (reach: Reach) => Value {
  const made = new Map<string, Value>();
  return (reach) => {
    const key = reach === 'all' ? '' : reach.join(' ');
    if (!made.has(key)) made.set(key, compute(reach));
    return made.get(key) as Value;
  };
}
