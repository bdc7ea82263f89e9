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
  /** The chart may have changed: reads it, and raises or ends the alarm. */
  look(): void;
  stop(): void;
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
  onRaised: (cause: AlarmCause, since: number) => void;
  onOver: () => void;
  /** Its limits cannot be crossed by what it shows now. */
  onDeaf: (reason: string) => void;
}

/** A name from a file may be as long as the file. */
const longestName = 80;
/** Timers cannot wait for more than 24 days, and clocks are set. ms */
const longestWait = 3_600_000;

/** Watches one chart. @param raised since when its alarm has been on, if it has */
export function createAlarmWatch(raised: number | undefined, deps: AlarmWatchDeps): AlarmWatch {
  let state: AlarmState = raised === undefined ? calm : { kind: 'raised', since: raised };
  let read: { snapshot: Snapshot; settings: ChartSettings; values: LatestValues | undefined } | undefined;
  let isReading = false;
  let isStopped = false;
  let cancel = () => {};

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
    const cause = rule && causeOf(rule, reading, now);
    const before = state;
    const duration = durationOf(rule?.for ?? '');
    // without a rule nobody wants to know any more
    state = rule ? advance(before, cause !== undefined, now, duration) : calm;
    const next = Math.min(
      dueAt(state, duration) ?? Infinity,
      rule?.stale && now < staleAt(reading) ? staleAt(reading) : Infinity,
    );
    const wait = Math.min(Math.max(next - now, 0), longestWait);
    cancel = next === Infinity ? () => {} : deps.after(wait, () => void look());
    if (state.kind === 'raised' && before.kind !== 'raised' && cause) deps.onRaised(cause, state.since);
    if (state.kind !== 'raised' && before.kind === 'raised') deps.onOver();
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
    look: () => void look(),
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

function named({ name, value }: LatestValues['least']): LatestValues['least'] {
  return { name: [...visible(name)].slice(0, longestName).join(''), value };
}
