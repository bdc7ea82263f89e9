import type { FlipReport } from '#protocol';
import type { StateEvent } from './events.ts';

/** Minimum and maximum lead on a wall with several screens; a lone screen does not wait. ms */
const minLead = 100;
const maxLead = 800;
/** Before any screen has said how long it needs. ms */
const firstLead = 400;
/** For what a message to the screen may take longer than the last ones. ms */
const leadMargin = 25;
/** Of each screen the last of these count, per action. */
const maxSamples = 5;
const maxFlips = 50;
/** Screens that are named for being late, per flip. */
const maxLate = 20;
/** Earlier or later than this is late: two frames. ms */
const punctual = 33;

type Action = StateEvent['action'];

/** How a change of the state reached a wall's screens. Times in ms; `by`: after `at`, as each screen's clock says. */
export interface FlipSummary {
  readonly revision: number;
  readonly action: Action;
  /** server time at which it was to be shown */
  readonly at: number;
  /** when it was published, before `at` */
  readonly lead: number;
  /** on the wall then, and those that have reported it */
  readonly screens: number;
  readonly reported: number;
  /** undefined before the first report */
  readonly by?: { readonly p50: number; readonly p95: number; readonly max: number };
  /** from the first screen that showed it to the last */
  readonly spread?: number;
  readonly late: readonly LateScreen[];
}

export interface LateScreen {
  readonly screen: string;
  readonly by: number;
  /** how far its clock may be off */
  readonly error: number;
  readonly reason: NonNullable<FlipReport['late']> | 'unknown';
}

export interface Flips {
  /** How far ahead of its time a change has to be published, so that the screens are ready for it. ms */
  lead(action: Action, screens: number): number;
  /** A change was published to this many screens. */
  begin(event: Pick<StateEvent, 'action' | 'at' | 'state'>, screens: number): void;
  /** Reports of flips that are not known any more, and second ones, are ignored. */
  report(screen: string, report: FlipReport): void;
  forget(screen: string): void;
  /** The newest first. */
  list(): FlipSummary[];
}

interface Flip {
  readonly revision: number;
  readonly action: Action;
  readonly at: number;
  readonly published: number;
  readonly screens: number;
  readonly reports: Map<string, FlipReport>;
}

/** Measures how well the screens of a wall flip together, and how long they need to get ready. */
export function createFlips(now: () => number): Flips {
  let flips: readonly Flip[] = [];
  /** what each screen lately needed to get ready for an action, by screen */
  const needed: Record<Action, Map<string, readonly number[]>> = {
    themeChange: new Map(),
    fullScreen: new Map(),
    pageChange: new Map(),
  };

  return {
    lead(action, screens) {
      if (screens < 2) return 0;
      const samples = [...needed[action].values()].flat();
      if (samples.length === 0) return firstLead;
      return Math.min(Math.max(percentile(samples, 0.95) + leadMargin, minLead), maxLead);
    },

    begin({ action, at, state: { revision } }, screens) {
      const flip = { revision, action, at, published: now(), screens, reports: new Map() };
      flips = [flip, ...flips].slice(0, maxFlips);
    },

    report(screen, report) {
      const flip = flips.find(({ revision }) => revision === report.revision);
      if (!flip || flip.reports.has(screen) || flip.reports.size >= flip.screens) return;
      flip.reports.set(screen, report);
      // a hidden tab prepares nothing, and a screen whose clock is wrong cannot say how long it took
      if (report.late === 'hidden' || report.late === 'clock') return;
      const samples = needed[flip.action];
      const need = Math.min(Math.max(report.ready - flip.published, 0), maxLead);
      samples.set(screen, [need, ...(samples.get(screen) ?? [])].slice(0, maxSamples));
    },

    forget(screen) {
      for (const samples of Object.values(needed)) samples.delete(screen);
    },

    list: () => flips.map(summaryOf),
  };
}

function summaryOf({ revision, action, at, published, screens, reports }: Flip): FlipSummary {
  const summary = { revision, action, at, lead: at - published, screens, reported: reports.size };
  const times = [...reports.values()].map(({ painted }) => painted - at);
  const late = [...reports]
    .filter(([, { painted }]) => Math.abs(painted - at) > punctual)
    .map(([screen, { painted, error, late }]) => ({
      screen,
      by: painted - at,
      error,
      reason: late ?? ('unknown' as const),
    }))
    .sort((a, b) => b.by - a.by)
    .slice(0, maxLate);
  if (times.length === 0) return { ...summary, late };
  const max = Math.max(...times);
  return {
    ...summary,
    by: { p50: percentile(times, 0.5), p95: percentile(times, 0.95), max },
    spread: max - Math.min(...times),
    late,
  };
}

/** The value that this share of the values does not exceed; 0 for none. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
