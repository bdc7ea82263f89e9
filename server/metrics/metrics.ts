import type { TransportName } from '#protocol';
import type * as Prometheus from 'prom-client';
import type { ChartEvent } from '../charts/store.ts';
import type { Listener } from '../walls/fan-out.ts';
import type { MessageCounts } from '../walls/messages/messages.ts';
import type { Ledger } from '../walls/messages/ledger.ts';
import type { Tally } from '../walls/tally.ts';
import { chartStates, type ChartStateDeps } from './chart-states.ts';
import { createProcessFigures } from './process-figures.ts';
import { socketCounts, type SocketCountDeps } from './sockets-by-wall.ts';

/** Figures for Prometheus. Gets the events of the charts, after those who send them to sockets. */
export interface Metrics extends Listener<ChartEvent> {
  scrape(): Promise<{ type: string; text: string }>;
}

interface MetricsDeps extends ChartStateDeps, SocketCountDeps {
  traffic: () => { open: number; streams: number; bytesReceived: number; bytesSent: number };
  tally: Tally;
  messages: { readonly counts: MessageCounts };
  ledger: Pick<Ledger, 'counts'>;
  version: string;
}

/** Times of charts; known once somebody has asked for figures. s */
interface Times {
  snapshot(seconds: number): void;
  push(seconds: number): void;
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** A file that was written longer ago was not written just now: its clock is another, or it was copied with its time. ms */
const longestSnapshot = 60_000;

/**
 * Nothing is loaded, and no time taken, before the first scrape; from then on a change of a chart costs two observations. All else is
 * read at each scrape. The only user of prom-client.
 */
export function createMetrics(deps: MetricsDeps): Metrics {
  let loading: Promise<Prometheus.Registry> | undefined;
  let times: Times | undefined;

  async function load(): Promise<Prometheus.Registry> {
    const client = await import('prom-client');
    const register = new client.Registry();
    addFigures(client, register, deps);
    times = addTimes(client, register);
    return register;
  }

  return {
    async scrape() {
      loading ??= load();
      const register = await loading;
      return { type: register.contentType, text: await register.metrics() };
    },

    deliver(event) {
      if (!times || event.kind !== 'changed') return;
      const { push, snapshot } = times;
      const age = deps.now() - event.snapshot.modified;
      if (event.before && age >= 0 && age < longestSnapshot) snapshot(age / 1000);
      const start = performance.now();
      // sockets are written to at the end of this turn, by one who was asked before
      setImmediate(() => push((performance.now() - start) / 1000));
    },
  };
}

function addTimes({ Histogram }: typeof Prometheus, register: Prometheus.Registry): Times {
  const of = (name: string, help: string) =>
    new Histogram({ name, help, buckets, registers: [register], labelNames: [] as const });
  const snapshot = of(
    'chartwall_snapshot_seconds',
    'From the time of a changed file until its content is ready.',
  );
  const push = of('chartwall_push_seconds', 'From a new content until it is written to every socket.');
  return { snapshot: (seconds) => snapshot.observe(seconds), push: (seconds) => push.observe(seconds) };
}

/** Each series with its value. */
type Series = readonly (readonly [labels: Record<string, string>, value: number])[];

function addFigures({ Gauge, Counter }: typeof Prometheus, register: Prometheus.Registry, deps: MetricsDeps) {
  const { tally, traffic, messages, ledger, version } = deps;
  const registers = [register];
  const figures = createProcessFigures();

  function gauge(name: string, help: string, labelNames: string[], read: () => Series): void {
    new Gauge({
      ...{ name, help, labelNames, registers },
      collect() {
        this.reset();
        for (const [labels, value] of read()) this.set(labels, value);
      },
    });
  }

  function counter(name: string, help: string, labelNames: string[], read: () => Series): void {
    new Counter({
      ...{ name, help, labelNames, registers },
      collect() {
        this.reset();
        for (const [labels, value] of read()) this.inc(labels, value);
      },
    });
  }

  gauge('chartwall_info', 'The version of the server.', ['version'], () => [[{ version }, 1]]);
  gauge('chartwall_sockets', 'Open sockets.', ['kind', 'wall'], () =>
    socketCounts(deps, traffic().open).map(({ kind, wall, count }) => [{ kind, wall }, count]),
  );
  gauge('chartwall_peers', 'Open sockets and event streams.', ['transport'], () => {
    const { open, streams } = traffic();
    const counts: Record<TransportName, number> = { socket: open - streams, sse: streams };
    return Object.entries(counts).map(([transport, count]) => [{ transport }, count]);
  });
  gauge('chartwall_charts', 'Charts by the state of their file.', ['state'], () =>
    Object.entries(chartStates(deps)).map(([state, count]) => [{ state }, count]),
  );
  gauge('chartwall_loop_lag_seconds', 'How late timers are, since the last scrape.', ['quantile'], () =>
    Object.entries(figures.lag()).map(([quantile, value]) => [{ quantile }, value]),
  );
  gauge('process_resident_memory_bytes', 'Memory of the process.', [], () => [[{}, figures.residentBytes()]]);
  gauge('nodejs_heap_used_bytes', 'Memory of the objects.', [], () => [[{}, figures.heapBytes()]]);
  counter('process_cpu_seconds_total', 'Time of the processors.', [], () => [[{}, figures.cpuSeconds()]]);
  counter('chartwall_messages_total', 'Messages for people by stage.', ['stage'], () =>
    Object.entries({ ...messages.counts, ...ledger.counts }).map(([stage, count]) => [{ stage }, count]),
  );
  counter('chartwall_frames_total', 'Frames with data over sockets.', ['direction'], () => [
    [{ direction: 'received' }, tally.framesReceived],
    [{ direction: 'sent' }, tally.framesSent],
  ]);
  counter('chartwall_socket_bytes_total', 'Bytes over sockets.', ['direction'], () => [
    [{ direction: 'received' }, traffic().bytesReceived],
    [{ direction: 'sent' }, traffic().bytesSent],
  ]);
  counter('chartwall_refusals_total', 'What was refused, by where and why.', ['at', 'code'], () =>
    [...tally.refusals.values()].map(({ at, code, count }) => [{ at, code: String(code) }, count]),
  );
}
