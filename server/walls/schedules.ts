import { defaultWall, isName } from '#protocol';
import type { ChartEvent, ChartStore } from '../charts/store.ts';
import { automaticPages } from './automatic-pages.ts';
import { scheduleOfFile, type FileSchedule } from './file-schedule.ts';
import { defaultDuration, type After, type Schedule } from './schedule.ts';
import type { WallFiles } from './wall-files.ts';

export interface Schedules {
  /** The same object as long as nothing changes. */
  of(wall: string): Schedule;
  /** Something happened to a chart: when one came or went, the schedules change soon. */
  heard(event: ChartEvent): void;
  /** A wall's file says something else: the schedules change soon. */
  renewSoon(): void;
  close(): void;
}

interface SchedulesDeps {
  charts: Pick<ChartStore, 'get' | 'list'>;
  files: WallFiles;
  now: () => number;
  after: After;
  /** schedules may be others now */
  changed: () => void;
}

/** How long changes are gathered: ten thousand files that are dropped at once must not be told one by one. ms */
const gatherTime = 100;
/** Time windows begin and end with a minute, in every zone that people live in. ms */
const minute = 60_000;
/** Stands for every wall that has no file; no wall may be called so. */
const unknown = '';

/** What the schedule of each wall is now, by its file or else by the charts that are there. */
export function createSchedules({ charts, files, now, after, changed }: SchedulesDeps): Schedules {
  const schedules = new Map<string, Schedule>();
  let fileSchedules = new Map<string, FileSchedule>();
  let stopGathering: (() => void) | undefined;
  let stopClock = () => {};

  function renew(): void {
    stopGathering = undefined;
    schedules.clear();
    fileSchedules = new Map();
    watchClock();
    changed();
  }

  /**
   * Looks again at the beginning of every minute, rather than to work out when a time window ends: clocks are set, and hours left out or
   * repeated.
   */
  function watchClock(): void {
    stopClock();
    const isNeeded = files.list().some(({ name }) => fileScheduleOf(name)?.isTimed);
    stopClock = isNeeded ? after(minute - (now() % minute), tick) : () => {};
  }

  function tick(): void {
    for (const [wall, { isTimed }] of fileSchedules) if (isTimed) schedules.delete(wall);
    watchClock();
    changed();
  }

  function fileScheduleOf(wall: string): FileSchedule | undefined {
    const known = fileSchedules.get(wall);
    if (known) return known;
    const file = files.get(wall);
    const schedule = file && scheduleOfFile(file);
    if (schedule) fileSchedules.set(wall, schedule);
    return schedule;
  }

  function scheduleOf(wall: string): Schedule {
    // one for all walls that nobody wrote down: strangers may name many
    const name = wall === defaultWall || files.has(wall) ? wall : unknown;
    let schedule = schedules.get(name);
    if (!schedule)
      schedules.set(
        name,
        (schedule = fileScheduleOf(name)?.at(now()) ?? automaticSchedule(name === unknown)),
      );
    return schedule;
  }

  function automaticSchedule(isUnknown: boolean): Schedule {
    const names = charts.list().map(({ name }) => name);
    const pages = automaticPages(names.filter(isName));
    const layout = { pages, screens: {}, ...(isUnknown && { unknownWall: knownWalls() }) };
    return { layout, durations: pages.map(() => defaultDuration) };
  }

  function knownWalls(): string[] {
    const names = files.list().map(({ name }) => name);
    return [...new Set([defaultWall, ...names.filter(isName)])];
  }

  function isComingOrGoing(event: ChartEvent): boolean {
    if (event.kind === 'changed') return !event.before;
    // a file that was never good comes and goes as a problem
    return event.kind === 'removed' || (event.kind === 'problem' && !charts.get(event.name));
  }

  function renewSoon(): void {
    stopGathering ??= after(gatherTime, renew);
  }

  return {
    of: scheduleOf,
    renewSoon,
    heard(event) {
      if (isComingOrGoing(event)) renewSoon();
    },
    close() {
      stopGathering?.();
      stopClock();
    },
  };
}
