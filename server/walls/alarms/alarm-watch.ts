import { durationOf, type ChartSettings } from '#protocol';
import type { LatestValues } from '#table';
import { ageLimitOf } from '../../charts/age-limit.ts';
import { visible } from '../../charts/diagnostics/visible.ts';
import { deafAlarm } from '../../charts/latest.ts';
import type { Snapshot } from '../../charts/snapshot.ts';
import type { After } from '../after.ts';
import { causeOf, needsValues, staleAt, type AlarmCause, type ChartReading } from './conditions.ts';
import { advance, calm, dueAt, type AlarmState } from './rules.ts';

/** Watches the alarm of one chart. */
export interface AlarmWatch {
  /** undefined: the alarm is not on, or not any more */
  readonly raised: RaisedByChart | undefined;
  /** The chart may have changed: reads it, and finds out whether the alarm is on. */
  look(): void;
  /** Another node has found that the alarm is on since then; undefined: that it is not. */
  adopt(raised: RaisedByChart | undefined): void;
  stop(): void;
}

/** Since when an alarm is on, and why. */
interface RaisedByChart {
  readonly since: number;
  readonly cause: AlarmCause;
}

/** Reads what a chart shows last; undefined: it cannot be read in time. */
export type ReadLatest = (
  snapshot: Snapshot,
  settings: ChartSettings,
) => Promise<{ values: LatestValues | undefined } | undefined>;

export interface AlarmWatchDeps {
  /** the chart now */
  chart: () => { snapshot: Snapshot | undefined; settings: ChartSettings | undefined };
  readLatest: ReadLatest;
  /** of charts whose side-car has none; ms, null: never */
  staleAfter: number | null;
  now: () => number;
  after: After;
  /** It has looked. */
  onLooked: () => void;
  /** Its limits cannot be crossed by what it shows now. */
  onDeaf: (reason: string) => void;
}

/** A name from a file may be as long as the file. */
const longestName = 80;
/** Timers cannot wait for more than 24 days, and clocks are set. ms */
const longestWait = 3_600_000;

/** Watches one chart. @param raised its alarm, if it has been on */
export function createAlarmWatch(raised: RaisedByChart | undefined, deps: AlarmWatchDeps): AlarmWatch {
  let state: AlarmState = calm;
  /** why it was raised */
  let cause: AlarmCause | undefined;
  let read: { snapshot: Snapshot; settings: ChartSettings; values: LatestValues | undefined } | undefined;
  let isReading = false;
  let isStopped = false;
  let cancel = () => {};
  adopt(raised);

  function adopt(next: RaisedByChart | undefined): void {
    if (next) state = { kind: 'raised', since: next.since };
    else if (state.kind === 'raised') state = calm;
    cause = next?.cause;
  }

  /** Reads the newest content until it is the one that is there. */
  async function look(): Promise<void> {
    if (isReading) return;
    const { snapshot, settings } = deps.chart();
    if (snapshot && settings?.alarm && needsValues(settings.alarm) && !isRead(snapshot, settings)) {
      isReading = true;
      const found = await deps.readLatest(snapshot, settings).finally(() => (isReading = false));
      if (isStopped) return;
      // what cannot be read is as it was
      read = { snapshot, settings, values: found ? found.values : read?.values };
      const deaf = deafAlarm({ settings }, read.values);
      if (deaf) deps.onDeaf(deaf.en);
      return look();
    }
    step(settings);
  }

  function isRead(snapshot: Snapshot, settings: ChartSettings): boolean {
    return read?.snapshot.body === snapshot.body && read.settings === settings;
  }

  function step(settings: ChartSettings | undefined): void {
    cancel();
    const rule = settings?.alarm;
    const reading = readingOf(settings);
    const now = deps.now();
    const found = rule && causeOf(rule, reading, now);
    const before = state;
    const duration = durationOf(rule?.for ?? '');
    // without a rule nobody wants to know any more
    state = rule ? advance(before, found !== undefined, now, duration) : calm;
    const next = Math.min(
      dueAt(state, duration) ?? Infinity,
      rule?.stale && now < staleAt(reading) ? staleAt(reading) : Infinity,
    );
    const wait = Math.min(Math.max(next - now, 0), longestWait);
    cancel = next === Infinity ? () => {} : deps.after(wait, () => void look());
    if (before.kind !== 'raised') cause = found;
    deps.onLooked();
  }

  function readingOf(settings: ChartSettings | undefined): ChartReading {
    const { snapshot } = deps.chart();
    const values = snapshot && read?.values;
    const { columns, unit } = settings ?? {};
    const own = values && columns && Object.hasOwn(columns, values.column) && columns[values.column]?.unit;
    return {
      values: values && { ...values, least: named(values.least), most: named(values.most) },
      unit: own || unit || values?.unit || '',
      modified: snapshot?.modified,
      staleAfter: ageLimitOf(settings, deps.staleAfter),
    };
  }

  return {
    get raised() {
      return state.kind === 'raised' && cause ? { since: state.since, cause } : undefined;
    },
    look: () => void look(),
    adopt,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

function named({ name, value }: LatestValues['least']): LatestValues['least'] {
  return { name: [...visible(name)].slice(0, longestName).join(''), value };
}
