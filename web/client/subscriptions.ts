import type { ChartRequest } from './messages.ts';

/** A socketType, or a watcher's own symbol. */
export type Subscriber = string | symbol;

/** Who is subscribed to which chart, and with which request. Sent again on every new connection. */
export interface Subscriptions {
  add(subscriber: Subscriber, request: ChartRequest): void;
  /** Removes all subscriptions of this subscriber. */
  remove(subscriber: Subscriber): void;
  charts(): string[];
  requestsFor(chartName: string): ChartRequest[];
}

export function createSubscriptions(): Subscriptions {
  const charts = new Map<string, Map<Subscriber, ChartRequest>>();

  return {
    add(subscriber, request) {
      const requests = charts.get(request.chartName) ?? new Map<Subscriber, ChartRequest>();
      charts.set(request.chartName, requests.set(subscriber, request));
    },
    remove(subscriber) {
      for (const [chartName, requests] of charts) {
        requests.delete(subscriber);
        if (requests.size === 0) charts.delete(chartName);
      }
    },
    charts: () => [...charts.keys()],
    requestsFor: (chartName) => [...(charts.get(chartName)?.values() ?? [])],
  };
}
