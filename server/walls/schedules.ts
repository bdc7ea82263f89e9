import { defaultWall, isName, type LayoutPage } from '#protocol';
import type { ChartEvent } from '../charts/chart-event.ts';
import type { WorkerPool } from '../charts/reading/worker-pool.ts';
import type { ChartStore } from '../charts/store.ts';
import type { After } from './after.ts';
import { automaticPages } from './automatic-pages.ts';
import { createChartKinds } from './chart-kinds.ts';
import { scheduleOfFile, type FileSchedule } from './file-schedule.ts';
import { defaultDuration, defaultRenewalTime, type Schedule } from './schedule.ts';
import { parseTimeWindow } from './time-window.ts';
import type { WallFiles } from './wall-files.ts';

export interface Schedules {
  /** The wall's schedule now; the same object until it changes. */
  of(wall: string): Schedule;
  /** Calls back when schedules may have changed. */
  onChange(listener: () => void): void;
  /** A chart may be drawn as something else now, which wants another place on a page. */
  deliver(event: ChartEvent): void;
  /** Stops the timers. */
  close(): void;
}

interface SchedulesDeps {
  charts: Pick<ChartStore, 'list' | 'onListChange' | 'get' | 'settings'>;
  workers: WorkerPool;
  wallFiles: WallFiles;
  now: () => number;
  after: After;
  /** of walls whose file names none */
  timezone: string;
  /** Other servers show the same walls: all make the same pages, whatever was there before. */
  isShared?: boolean;
}

/** Changes within this time are published together: thousands of files may be dropped at once. ms */
const debounceTime = 100;
/** Time windows start and end on the minute, in every inhabited time zone. ms */
const minute = 60_000;
/** Stands for every wall that has no file; no wall can have this name. */
const unknown = '';

/** The schedule of each wall: its file's, or one that is made of the charts that there are. */
export function createSchedules({
  charts,
  workers,
  wallFiles,
  now,
  after,
  timezone,
  isShared = false,
}: SchedulesDeps): Schedules {
  const schedules = new Map<string, Schedule>();
  let fileSchedules = new Map<string, FileSchedule>();
  const renewalTime = parseTimeWindow(defaultRenewalTime, timezone);
  const listeners: (() => void)[] = [];
  const kinds = createChartKinds({ charts, workers, timezone, after, onChange: renewSoon });
  let automatic: readonly LayoutPage[] = [];
  let cancelRenewal: (() => void) | undefined;
  let cancelTick = () => {};

  function renewSoon(): void {
    cancelRenewal ??= after(debounceTime, renew);
  }

  function renew(): void {
    cancelRenewal = undefined;
    schedules.clear();
    fileSchedules = new Map();
    scheduleTick();
    publish();
  }

  /** Ticks on each minute while a wall has time windows. Their ends are not computed: clocks are set, and hours are skipped or repeated. */
  function scheduleTick(): void {
    cancelTick();
    const isNeeded = wallFiles.list().some(({ name }) => fileScheduleOf(name)?.isTimed);
    cancelTick = isNeeded ? after(minute - (now() % minute), tick) : () => {};
  }

  function tick(): void {
    for (const [wall, { isTimed }] of fileSchedules) if (isTimed) schedules.delete(wall);
    scheduleTick();
    publish();
  }

  function publish(): void {
    for (const listener of listeners) listener();
  }

  function fileScheduleOf(wall: string): FileSchedule | undefined {
    const known = fileSchedules.get(wall);
    if (known) return known;
    const file = wallFiles.get(wall);
    const schedule = file && scheduleOfFile(file, timezone);
    if (schedule) fileSchedules.set(wall, schedule);
    return schedule;
  }

  function scheduleOf(wall: string): Schedule {
    // one for all walls without a file: their names come from URLs, in any number
    const name = wall === defaultWall || wallFiles.has(wall) ? wall : unknown;
    let schedule = schedules.get(name);
    if (!schedule)
      schedules.set(
        name,
        (schedule = withFigureCounts(fileScheduleOf(name)?.at(now())) ?? automaticSchedule(name === unknown)),
      );
    return schedule;
  }

  /** A file with several figures wants several places in a row of them. */
  function withFigureCounts(schedule: Schedule | undefined): Schedule | undefined {
    if (!schedule?.layout.pages.some((page) => page.kind === 'grid' && page.figures)) return schedule;
    const pages = schedule.layout.pages.map((page) => {
      if (page.kind !== 'grid' || !page.figures) return page;
      const figures = page.figures.map(({ chart }) => ({ chart, values: kinds.of(chart)?.figures }));
      return { ...page, figures };
    });
    return { ...schedule, layout: { ...schedule.layout, pages } };
  }

  function automaticSchedule(isUnknown: boolean): Schedule {
    const names = charts.list().map(({ name }) => name);
    const pages = automaticPages(names.filter(isName), kinds.of, automatic);
    if (!isShared) automatic = pages;
    const layout = { timezone, pages, screens: {}, ...(isUnknown && { unknownWall: knownWalls() }) };
    return { layout, durations: pages.map(() => defaultDuration), renewalTime };
  }

  function knownWalls(): string[] {
    const names = wallFiles.list().map(({ name }) => name);
    return [...new Set([defaultWall, ...names.filter(isName)])];
  }

  charts.onListChange(renewSoon);
  wallFiles.onChange(renewSoon);

  return {
    of: scheduleOf,
    onChange: (listener) => void listeners.push(listener),
    deliver: kinds.deliver,
    close() {
      kinds.close();
      cancelRenewal?.();
      cancelTick();
    },
  };
}
