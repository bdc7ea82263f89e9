import { defaultWall, isName, limits, type Layout, type Span, type WallState } from '#protocol';
import type { Alarms } from './alarms/alarms.ts';
import { steeringPrefix } from './alarms/steering.ts';
import type { Broker } from '../broker/broker.ts';
import type { MessageEvent, MessageTopics } from './events.ts';
import { arePagesHeld, heldPrefix } from './held-pages.ts';
import { audienceOf } from './messages/recipients.ts';
import { createParts, type Parts } from './parts.ts';
import type { ScreenAsides } from './presence/asides.ts';
import type { Duties, Elsewhere } from './presence/elsewhere.ts';
import type { Schedules } from './schedules.ts';
import type { WallFiles } from './wall-files.ts';
import { firstState } from './state.ts';
import { createWall, type Wall, type WallDeps } from './wall.ts';

/** Ad-hoc walls exist because a URL names them: without bounds anybody could fill the memory and the journal (PROTOCOL.md B-6). */
const { adHocWalls, storedWalls } = limits;
/** Evicted from the journal at a time: looking through all of them takes milliseconds. */
const evictedAtOnce = 100;

const prefix = 'wall:';

export interface Hub {
  /** The wall with this name, created on first use; undefined when there are too many (PROTOCOL.md B-6). */
  enter(name: string): Wall | undefined;
  /** The wall with this name, if it is in memory: walls without sockets mostly are not. */
  find(name: string): Wall | undefined;
  /** To be called once for each `enter`. */
  leave(wall: Wall): void;
  /** The default wall, those with a file, and those with sockets. */
  list(): WallSummary[];
}

interface WallSummary {
  readonly wall: string;
  /** how many are on it now, on all nodes */
  readonly screens: number;
  readonly state: WallState;
  readonly layout: Layout;
  /** its pages do not turn by themselves */
  readonly held: boolean;
  readonly span?: Span & { readonly parts: ReturnType<Parts['list']> };
}

interface HubDeps extends Omit<WallDeps, 'onFirstStored'> {
  messages: Broker<MessageTopics>;
  schedules: Pick<Schedules, 'of' | 'onChange'>;
  wallFiles: Pick<WallFiles, 'has' | 'list'>;
  alarms: Pick<Alarms, 'raised' | 'onChange'>;
  elsewhere: Pick<Elsewhere, 'count' | 'walls' | 'list' | 'onChange'>;
  duties: Duties;
  asides: ScreenAsides;
}

/** The walls by name. A wall without sockets may be dropped at any time; its state is in the journal. */
export function createHub({ schedules, wallFiles, alarms, messages, ...deps }: HubDeps): Hub {
  const walls = new Map<string, { wall: Wall; sockets: number }>();
  const wallDeps = { ...deps, onFirstStored };
  // the first time counts what an earlier process left
  let storedSinceEviction = evictedAtOnce;

  /** The default wall and those with a file always exist. */
  function isAdHoc(name: string): boolean {
    return name !== defaultWall && !wallFiles.has(name);
  }

  /**
   * Removes a wall from memory; false if it has sockets, or an action of it is still being stored: a new wall of its name would start
   * from the old state.
   */
  function drop(name: string): boolean {
    const entry = walls.get(name);
    if (entry && (entry.sockets > 0 || !entry.wall.isIdle)) return false;
    entry?.wall.close();
    walls.delete(name);
    return true;
  }

  function isFull(): boolean {
    if (walls.size < adHocWalls) return false;
    for (const name of walls.keys()) drop(name);
    return walls.size >= adHocWalls && [...walls.keys()].filter(isAdHoc).length >= adHocWalls;
  }

  function onFirstStored(): void {
    if (++storedSinceEviction < evictedAtOnce) return;
    storedSinceEviction = 0;
    evictStored();
  }

  /** Removes ad-hoc walls that are not in use from the journal, those stored longest ago first. */
  function evictStored(): void {
    const names = [...deps.journal.entries(prefix)].map(([key]) => key.slice(prefix.length)).filter(isAdHoc);
    let surplus = names.length - (storedWalls - evictedAtOnce);
    for (const name of names) {
      if (surplus <= 0) return;
      if (!drop(name)) continue;
      surplus--;
      // the journal has logged why it could not; the next eviction tries again
      void deps.journal.delete(prefix + name).catch(() => {});
    }
  }

  function summaryOf(name: string): WallSummary {
    const wall = walls.get(name)?.wall;
    const schedule = schedules.of(name);
    const { layout } = schedule;
    const { span } = layout;
    const parts = wall?.screens.parts ?? createParts();
    return {
      wall: name,
      screens: wall?.screens.size ?? deps.elsewhere.count(name),
      state: wall?.state ?? deps.states.of(`wall:${name}`) ?? firstState(schedule),
      layout,
      held: wall?.held.value ?? arePagesHeld(name, deps.journal),
      ...(span && { span: { ...span, parts: parts.list(span, partsElsewhere(name)) } }),
    };
  }

  function* partsElsewhere(name: string) {
    for (const [screen, { wall, isOpen, name: called, part }] of deps.elsewhere.list())
      if (wall === name && isOpen && part) yield { screen, name: called, part };
  }

  schedules.onChange(() => {
    for (const { wall } of walls.values()) wall.applySchedule(schedules.of(wall.name));
  });

  alarms.onChange(() => {
    for (const { wall } of walls.values()) wall.setAlarms(alarms.raised());
  });

  deps.states.onMissed((topic, state) => walls.get(topic.slice(prefix.length))?.wall.catchUp(state));

  deps.journal.onRemoteChange(heldPrefix, (name) => walls.get(name)?.wall.held.changed());

  deps.journal.onRemoteChange(steeringPrefix, (name, value) => walls.get(name)?.wall.takeSteering(value));

  deps.asides.onTold('flipped', ({ wall, screen, report }) =>
    walls.get(wall)?.wall.screens.flips.report(screen, report),
  );
  deps.elsewhere.onChange((id, placed) => {
    for (const { wall } of walls.values())
      if (placed?.wall !== wall.name && !wall.screens.find(id)) wall.screens.flips.forget(id);
  });

  deps.duties.onChange((name) => {
    if (name !== undefined) walls.get(name)?.wall.nodesChanged();
    else for (const { wall } of walls.values()) wall.nodesChanged();
  });

  void messages.subscribe('messages', {
    deliver: deliverMessage,
  });

  /** Those for a person reach no screen: walls/conversations delivers them. */
  function deliverMessage(event: MessageEvent): void {
    const { kind, name } = audienceOf(event.kind === 'message' ? event.message.stream : event.stream);
    if (kind === 'wall') walls.get(name)?.wall.deliver(event);
    if (kind === 'all') for (const { wall } of walls.values()) wall.deliver(event);
    if (kind === 'screen') for (const { wall } of walls.values()) wall.screens.find(name)?.deliver(event);
  }

  return {
    enter(name) {
      let entry = walls.get(name);
      if (!entry) {
        if (isAdHoc(name) && isFull()) return undefined;
        walls.set(name, (entry = { wall: createWall(name, schedules.of(name), wallDeps), sockets: 0 }));
        entry.wall.setAlarms(alarms.raised());
      }
      entry.sockets++;
      return entry.wall;
    },

    find: (name) => walls.get(name)?.wall,

    leave({ name }) {
      const entry = walls.get(name);
      if (entry) entry.sockets--;
    },

    list() {
      const named = wallFiles.list().map(({ name }) => name);
      const inUse = [...walls].filter(([, { sockets }]) => sockets > 0).map(([name]) => name);
      return [...new Set([defaultWall, ...named.filter(isName), ...inUse, ...deps.elsewhere.walls()])].map(
        summaryOf,
      );
    },
  };
}
