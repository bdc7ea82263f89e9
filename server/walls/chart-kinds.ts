import { setImmediate } from 'node:timers/promises';
import type { ChartTypeName } from '#protocol';
import type { ChartEvent } from '../charts/chart-event.ts';
import { computeFacts } from '../charts/reading/off-thread.ts';
import type { WorkerPool } from '../charts/reading/worker-pool.ts';
import type { ChartStore } from '../charts/store.ts';
import type { After } from './after.ts';

/** What a chart is drawn as, and of how many single values it consists, if of these alone. */
export interface ChartKind {
  readonly type: ChartTypeName;
  readonly figures?: number | undefined;
}

/** What charts are drawn as. */
export interface ChartKinds {
  /** Undefined until it is known. */
  of(chart: string): ChartKind | undefined;
  deliver(event: ChartEvent): void;
  close(): void;
}

interface ChartKindsDeps {
  charts: Pick<ChartStore, 'list' | 'get' | 'settings'>;
  workers: WorkerPool;
  /** of charts whose side-car names none */
  timezone: string;
  after: After;
  onChange: () => void;
}

/** A chart that changes all the time is read again after this. ms */
const readAgainAfter = 5000;
/** Pages of more charts are turned, not looked at: these are all of usual size. */
const maxKnown = 300;

/** Reads contents one after the other, whenever the loop is free; large ones in a thread. */
export function createChartKinds({ charts, workers, timezone, after, onChange }: ChartKindsDeps): ChartKinds {
  const kinds = new Map<string, ChartKind>();
  const waiting = new Set<string>();
  /** charts that were read a moment ago, and whether they have changed since */
  const resting = new Map<string, { isChanged: boolean; cancel: () => void }>();
  let isReading = false;
  let isClosed = false;

  function look(chart: string): void {
    const rest = resting.get(chart);
    if (rest) rest.isChanged = true;
    else waiting.add(chart);
    if (!isReading) void readAll();
  }

  async function readAll(): Promise<void> {
    isReading = true;
    for (const chart of waiting) {
      await setImmediate();
      if (isClosed) return;
      waiting.delete(chart);
      await read(chart);
    }
    isReading = false;
  }

  async function read(chart: string): Promise<void> {
    const snapshot = charts.get(chart);
    if (!snapshot || (kinds.size >= maxKnown && !kinds.has(chart))) return;
    rest(chart);
    const settings = charts.settings(chart);
    const facts = await computeFacts(workers, snapshot, { name: chart, settings, timezone });
    if (!facts || !charts.get(chart)) return;
    const { type, figures } = facts;
    const before = kinds.get(chart);
    kinds.set(chart, { type, figures });
    if (before?.type !== type || before.figures !== figures) onChange();
  }

  function rest(chart: string): void {
    const cancel = after(readAgainAfter, () => {
      const isChanged = resting.get(chart)?.isChanged;
      resting.delete(chart);
      if (isChanged) look(chart);
    });
    resting.set(chart, { isChanged: false, cancel });
  }

  return {
    of: (chart) => kinds.get(chart),
    deliver({ kind, name }) {
      if (kind === 'removed') kinds.delete(name);
      else if (kind === 'changed' || kind === 'settings') look(name);
    },
    close() {
      isClosed = true;
      for (const { cancel } of resting.values()) cancel();
    },
  };
}
