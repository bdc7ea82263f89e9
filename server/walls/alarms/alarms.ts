import { aliasOf, canonicalName, type ChartAlarm } from '#protocol';
import * as v from 'valibot';
import type { Broker } from '../../broker/broker.ts';
import { computeLatest } from '../../charts/reading/off-thread.ts';
import type { WorkerPool } from '../../charts/reading/worker-pool.ts';
import type { ChartEvent, ChartStore } from '../../charts/store.ts';
import type { Journal } from '../../storage/journal.ts';
import { SerialQueue } from '../../storage/serial-queue.ts';
import type { ChartTopics } from '../chart-channels.ts';
import type { Listener } from '../fan-out.ts';
import { createAnnouncer, type AnnouncerDeps } from './announcer.ts';
import { createAlarmWatch, type AlarmWatch, type AlarmWatchDeps } from './alarm-watch.ts';
import type { AlarmCause } from './conditions.ts';
import { alarmRecordSchema, type AlarmRecord, type RaisedAlarm } from './record.ts';
import { causeWords, overWords, raisedWords, titleOf } from './texts.ts';

/** The alarms of all charts whose side-car has one (PROTOCOL.md part L). Gets the events of the charts. */
export interface Alarms extends Listener<ChartEvent> {
  /** Those that are on, in the order in which they were raised. */
  raised(): readonly RaisedAlarm[];
  /** The alarm of a chart, if it is on. */
  of(chart: string): ChartAlarm | undefined;
  /** Calls back when an alarm is raised or over. */
  onChange(listener: () => void): void;
  /** Looks at the charts from now on: all files have been read, so that what is missing is missing. */
  start(): void;
  close(): Promise<void>;
}

export interface AlarmsDeps extends AnnouncerDeps, Pick<AlarmWatchDeps, 'staleAfter' | 'after'> {
  charts: Pick<ChartStore, 'get' | 'settings'>;
  workers: WorkerPool;
  /** of charts whose side-car names none */
  timezone: string;
  journal: Journal;
  broker: Broker<ChartTopics>;
}

const prefix = 'alarm:';

/** Alarms that were on when the server ended are on until their charts say otherwise. */
export function createAlarms({ charts, workers, journal, broker, timezone, ...deps }: AlarmsDeps): Alarms {
  const announcer = createAnnouncer(deps);
  const records = new Map<string, AlarmRecord>();
  const watched = new Map<string, AlarmWatch>();
  /** what the log has said of charts whose alarms cannot be raised */
  const warned = new Map<string, string>();
  const listeners: (() => void)[] = [];
  const effects = new SerialQueue();
  let isStarted = false;

  for (const [key, value] of journal.entries(prefix)) {
    const decoded = v.safeParse(alarmRecordSchema, value);
    if (decoded.success) records.set(key.slice(prefix.length), decoded.output);
  }
  for (const chart of records.keys()) watch(chart);

  function watch(chart: string): AlarmWatch {
    const known = watched.get(chart);
    if (known) return known;
    const alarm = createAlarmWatch(records.get(chart)?.since, {
      ...deps,
      chart: () => ({ snapshot: charts.get(chart), settings: charts.settings(chart) }),
      readLatest: (snapshot, settings) =>
        computeLatest(workers, snapshot, { name: chart, settings, timezone }),
      onRaised: (cause, since) => raise(chart, cause, since),
      onOver: () => end(chart),
      onDeaf: (reason) => warnOnce(chart, reason),
    });
    watched.set(chart, alarm);
    return alarm;
  }

  function warnOnce(chart: string, reason: string): void {
    if (warned.get(chart) === reason) return;
    warned.set(chart, reason);
    deps.log.warn({ chart }, reason);
  }

  function raise(chart: string, cause: AlarmCause, since: number): void {
    const record = { since, cause, streams: announcer.streamsOf(chart) };
    records.set(chart, record);
    changed(chart);
    void effects.run(async () => {
      await journal.put(prefix + chart, record).catch(() => {}); // the journal says why it could not
      await announce(chart, record);
    });
  }

  function announce(chart: string, record: AlarmRecord): Promise<void> {
    const title = titleOf(chart, charts.settings(chart));
    return announcer.raised(chart, record, raisedWords(title, record.cause));
  }

  function end(chart: string): void {
    const record = records.get(chart);
    records.delete(chart);
    changed(chart);
    if (!record) return;
    void effects.run(async () => {
      await announcer.over(chart, record, overWords(titleOf(chart, charts.settings(chart))));
      // last, so that a server that is killed before says it at its next start
      await journal.delete(prefix + chart).catch(() => {});
    });
  }

  function changed(chart: string): void {
    const alarm = of(chart) ?? null;
    for (const name of [chart, aliasOf(chart)])
      if (name !== undefined) void broker.publish(`chart:${name}`, { kind: 'alarm', alarm });
    for (const listener of listeners) listener();
  }

  function of(chart: string): ChartAlarm | undefined {
    const record = records.get(canonicalName(chart));
    return record && { since: record.since, words: causeWords(record.cause) };
  }

  return {
    of,
    raised: () =>
      [...records]
        .map(([chart, { since }]) => ({ chart, since }))
        .sort((one, other) => one.since - other.since),
    onChange: (listener) => void listeners.push(listener),

    deliver({ name, kind }) {
      // a chart with two names has one alarm
      if (name !== canonicalName(name) || kind === 'problem') return;
      if (!watched.has(name) && !charts.settings(name)?.alarm) return;
      const alarm = watch(name);
      if (isStarted) alarm.look();
    },

    start() {
      isStarted = true;
      for (const [chart, record] of records) void effects.run(() => announce(chart, record));
      for (const alarm of watched.values()) alarm.look();
    },

    async close() {
      for (const alarm of watched.values()) alarm.stop();
      await effects.run(() => Promise.resolve());
    },
  };
}
