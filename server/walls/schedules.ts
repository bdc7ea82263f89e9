import { defaultWall, isName } from '#protocol';
import type { ChartEvent, ChartStore } from '../charts/store.ts';
import { automaticPages } from './automatic-pages.ts';
import { planOfFile, type FilePlan } from './file-schedule.ts';
import { usualStay, type After, type Plan } from './schedule.ts';
import type { WallFiles } from './wall-files.ts';

export interface Plans {
  /** The same object as long as nothing changes. */
  of(wall: string): Plan;
  /** Something happened to a chart: when one came or went, the plans change soon. */
  heard(event: ChartEvent): void;
  /** A wall's file says something else: the plans change soon. */
  renewSoon(): void;
  close(): void;
}

interface PlansDeps {
  charts: Pick<ChartStore, 'get' | 'list'>;
  files: WallFiles;
  now: () => number;
  after: After;
  /** plans may be others now */
  changed: () => void;
}

/** How long changes are gathered: ten thousand files that are dropped at once must not be told one by one. ms */
const gatherTime = 100;
/** Day parts begin and end with a minute, in every zone that people live in. ms */
const minute = 60_000;
/** Stands for every wall that has no file; no wall may be called so. */
const unknown = '';

/** What the plan of each wall is now, by its file or else by the charts that are there. */
export function createPlans({ charts, files, now, after, changed }: PlansDeps): Plans {
  const plans = new Map<string, Plan>();
  let filePlans = new Map<string, FilePlan>();
  let stopGathering: (() => void) | undefined;
  let stopClock = () => {};

  function renew(): void {
    stopGathering = undefined;
    plans.clear();
    filePlans = new Map();
    watchClock();
    changed();
  }

  /**
   * Looks again at the beginning of every minute, rather than to work out when a day part ends: clocks are set, and hours left out or
   * repeated.
   */
  function watchClock(): void {
    stopClock();
    const isNeeded = files.list().some(({ name }) => filePlanOf(name)?.isTimed);
    stopClock = isNeeded ? after(minute - (now() % minute), tick) : () => {};
  }

  function tick(): void {
    for (const [wall, { isTimed }] of filePlans) if (isTimed) plans.delete(wall);
    watchClock();
    changed();
  }

  function filePlanOf(wall: string): FilePlan | undefined {
    const known = filePlans.get(wall);
    if (known) return known;
    const file = files.get(wall);
    const plan = file && planOfFile(file);
    if (plan) filePlans.set(wall, plan);
    return plan;
  }

  function planOf(wall: string): Plan {
    // one for all walls that nobody wrote down: strangers may name many
    const name = wall === defaultWall || files.has(wall) ? wall : unknown;
    let plan = plans.get(name);
    if (!plan) plans.set(name, (plan = filePlanOf(name)?.at(now()) ?? automaticPlan(name === unknown)));
    return plan;
  }

  function automaticPlan(isUnknown: boolean): Plan {
    const names = charts.list().map(({ name }) => name);
    const pages = automaticPages(names.filter(isName));
    const layout = { pages, screens: {}, ...(isUnknown && { unknownWall: knownWalls() }) };
    return { layout, stays: pages.map(() => usualStay) };
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
    of: planOf,
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
