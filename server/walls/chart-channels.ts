import type { ChartAlarm, ChartSettings, Problem } from '#protocol';
import type { Broker, Stop, Subscriber } from '../broker/broker.ts';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartEvent, ChartStore } from '../charts/store.ts';
import { FanOut, type Listener } from './fan-out.ts';

/** What is published about a chart. Not its content, which subscribers read from the store. */
export type ChartNotification =
  | { readonly kind: 'content'; readonly revision: number }
  | { readonly kind: 'removed'; readonly revision: number }
  | { readonly kind: 'problem'; readonly problem: Problem | null }
  | { readonly kind: 'settings'; readonly settings: ChartSettings | null }
  | { readonly kind: 'alarm'; readonly alarm: ChartAlarm | null };

/** What subscribers of a chart get. */
export type ChartUpdate =
  | ChartEvent
  /** its alarm is on, or over (null) */
  | { kind: 'alarm'; name: string; alarm: ChartAlarm | null };

export type ChartTopics = Record<`chart:${string}`, ChartNotification>;

/** Publishes the events of the store. */
export function publishTo(broker: Broker<ChartTopics>): (event: ChartEvent) => void {
  return (event) => void broker.publish(`chart:${event.name}`, notificationOf(event));
}

function notificationOf(event: ChartEvent): ChartNotification {
  switch (event.kind) {
    case 'changed':
    case 'touched':
      return { kind: 'content', revision: event.snapshot.revision };
    case 'removed':
      return { kind: 'removed', revision: event.revision };
    case 'problem':
      return { kind: 'problem', problem: event.problem };
    case 'settings':
      return { kind: 'settings', settings: event.settings };
    default:
      return event satisfies never;
  }
}

/** The charts that peers of this node are subscribed to; one subscription per chart at the broker. */
export interface ChartChannels {
  subscribe(chart: string, listener: Listener<ChartUpdate>): void;
  /** Does nothing for a listener that has not subscribed. */
  unsubscribe(chart: string, listener: Listener<ChartUpdate>): void;
}

interface ChartChannelsDeps {
  broker: Broker<ChartTopics>;
  charts: Pick<ChartStore, 'get'>;
}

export function createChartChannels({ broker, charts }: ChartChannelsDeps): ChartChannels {
  const channels = new Map<string, { channel: Channel; subscribed: Promise<Stop> }>();

  return {
    subscribe(chart, listener) {
      let entry = channels.get(chart);
      if (!entry) {
        const channel = new Channel(chart, charts);
        entry = { channel, subscribed: broker.subscribe(`chart:${chart}`, channel) };
        channels.set(chart, entry);
      }
      entry.channel.fanOut.add(listener);
    },

    unsubscribe(chart, listener) {
      const entry = channels.get(chart);
      if (!entry) return;
      entry.channel.fanOut.delete(listener);
      if (!entry.channel.fanOut.isEmpty) return;
      channels.delete(chart);
      void entry.subscribed.then((stop) => stop());
    },
  };
}

/** Turns each notification into one event for all peers, so that they share its encodings. */
class Channel implements Subscriber<ChartNotification> {
  readonly fanOut = new FanOut<ChartUpdate>();
  private readonly chart: string;
  private readonly charts: Pick<ChartStore, 'get'>;
  /** the snapshot of the last event, or at first the one that the first subscriber found */
  private latest: Snapshot | undefined;

  constructor(chart: string, charts: Pick<ChartStore, 'get'>) {
    this.chart = chart;
    this.charts = charts;
    this.latest = charts.get(chart);
  }

  deliver(notification: ChartNotification): void {
    const event = this.eventOf(notification);
    if (event) this.fanOut.deliver(event);
  }

  /** Undefined when the store holds nothing new: it was ahead of an earlier notification, or the chart is gone by now. */
  private eventOf(notification: ChartNotification): ChartUpdate | undefined {
    const { chart: name, latest: before } = this;
    switch (notification.kind) {
      case 'content': {
        const snapshot = this.charts.get(name);
        if (!snapshot || snapshot === before) return undefined;
        this.latest = snapshot;
        if (snapshot.revision === before?.revision) return { kind: 'touched', name, snapshot };
        return { kind: 'changed', name, snapshot, ...(before && { before }) };
      }
      case 'removed':
        this.latest = this.charts.get(name);
        return { kind: 'removed', name, revision: notification.revision };
      case 'problem':
      case 'settings':
      case 'alarm':
        return { name, ...notification };
      default:
        return notification satisfies never;
    }
  }
}
