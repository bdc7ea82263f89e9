import { aliasOf, canonicalName, type ChartAlarm } from '#protocol';
import type { Broker } from '../../broker/broker.ts';
import { computeLatest } from '../../charts/reading/off-thread.ts';
import type { WorkerPool } from '../../charts/reading/worker-pool.ts';
import type { ChartEvent, ChartStore } from '../../charts/store.ts';
import type { Journal } from '../../storage/journal.ts';
import { SerialQueue } from '../../storage/serial-queue.ts';
import type { ChartTopics } from '../chart-channels.ts';
import type { Listener } from '../fan-out.ts';
import type { Duties } from '../presence/elsewhere.ts';
import { createAnnouncer, type AnnouncerDeps } from './announcer.ts';
import { createAlarmWatch, type AlarmWatch, type AlarmWatchDeps } from './alarm-watch.ts';
import { alarmPrefix, decodeAlarm, storedAlarms, type AlarmRecord, type RaisedAlarm } from './record.ts';
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
  duties: Pick<Duties, 'isFirst' | 'onChange'>;
}

/**
 * Alarms that were on when the server ended are on until their charts say otherwise. Where there are several nodes all of them look at the
 * charts, so that each can take over, and the first makes it so.
 */
export function createAlarms({
  charts,
  workers,
  journal,
  broker,
  duties,
  timezone,
  ...deps
}: AlarmsDeps): Alarms {
  const announcer = createAnnouncer(deps);
  const records = new Map<string, AlarmRecord>();
  const watched = new Map<string, AlarmWatch>();
  /** what the log has said of charts whose alarms cannot be raised */
  const warned = new Map<string, string>();
  const listeners: (() => void)[] = [];
  const effects = new SerialQueue();
  let isStarted = false;
  let wasFirst = false;

  for (const [chart, record] of storedAlarms(journal)) records.set(chart, record);
  for (const chart of records.keys()) watch(chart);
  journal.onRemoteChange(alarmPrefix, (chart, value) => take(chart, decodeAlarm(value)));
  duties.onChange((wall) => {
    if (isStarted && wall === undefined) takeOver();
  });

  /** Another node has raised or ended an alarm. */
  function take(chart: string, record: AlarmRecord | undefined): void {
    if (record) records.set(chart, record);
    else records.delete(chart);
    watch(chart).adopt(record);
    changed(chart);
  }

  /**
   * This node may be the first now, or Redis may be there again: then what is on is told once more, which is harmless, and what is not
   * any more, is ended. Otherwise what the first has stored is so.
   */
  function takeOver(): void {
    const known = new Map(storedAlarms(journal));
    if (duties.isFirst) {
      for (const [chart, record] of records)
        if (!wasFirst || known.get(chart)?.since !== record.since) publish(chart, record);
      for (const [chart, record] of known) if (!records.has(chart)) publishEnd(chart, record);
      for (const alarm of watched.values()) alarm.look();
    } else
      for (const chart of new Set([...known.keys(), ...records.keys()]))
        if (known.get(chart)?.since !== records.get(chart)?.since) take(chart, known.get(chart));
    wasFirst = duties.isFirst;
  }

  function watch(chart: string): AlarmWatch {
    const known = watched.get(chart);
    if (known) return known;
    const alarm = createAlarmWatch(records.get(chart), {
      ...deps,
      chart: () => ({ snapshot: charts.get(chart), settings: charts.settings(chart) }),
      readLatest: (snapshot, settings) =>
        computeLatest(workers, snapshot, { name: chart, settings, timezone }),
      onLooked: () => judge(chart),
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

  /** Makes what was found so. */
  function judge(chart: string): void {
    if (!isStarted || !duties.isFirst) return;
    const found = watched.get(chart)?.raised;
    const record = records.get(chart);
    if (found && !record) raise(chart, found);
    if (!found && record) end(chart, record);
  }

  function raise(chart: string, found: Pick<AlarmRecord, 'since' | 'cause'>): void {
    const record = { ...found, streams: announcer.streamsOf(chart) };
    records.set(chart, record);
    changed(chart);
    publish(chart, record);
  }

  function publish(chart: string, record: AlarmRecord): void {
    void effects.run(async () => {
      await journal.put(alarmPrefix + chart, record).catch(() => {}); // the journal says why it could not
      await announce(chart, record);
    });
  }

  function announce(chart: string, record: AlarmRecord): Promise<void> {
    const title = titleOf(chart, charts.settings(chart));
    return announcer.raised(chart, record, raisedWords(title, record.cause));
  }

  function end(chart: string, record: AlarmRecord): void {
    records.delete(chart);
    changed(chart);
    publishEnd(chart, record);
  }

  function publishEnd(chart: string, record: AlarmRecord): void {
    void effects.run(async () => {
      await announcer.over(chart, record, overWords(titleOf(chart, charts.settings(chart))));
      // last, so that a server that is killed before says it at its next start
      await journal.delete(alarmPrefix + chart).catch(() => {});
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
      wasFirst = duties.isFirst;
      if (wasFirst) for (const [chart, record] of records) void effects.run(() => announce(chart, record));
      for (const alarm of watched.values()) alarm.look();
    },

    async close() {
      for (const alarm of watched.values()) alarm.stop();
      await effects.run(() => Promise.resolve());
    },
  };
}
