import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

/** What a page holds, after everything that nothing points at was collected. What is detached but still held counts too. */
export interface PageCounts {
  nodes: number;
  listeners: number;
  canvases: number;
  openSockets: number;
  /** repeating timers that run; `watchTimers` must have seen the page first */
  intervals: number;
  heapBytes: number;
}

interface TimingWindow {
  liveIntervals?: Set<number>;
}

/** Called with a page before it goes anywhere: from then on its repeating timers can be counted. */
export async function watchTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const live = ((window as TimingWindow).liveIntervals = new Set());
    const { setInterval, clearInterval } = window;
    window.setInterval = ((task: () => void, ms: number) => {
      const id = setInterval(task, ms);
      live.add(id);
      return id;
    }) as typeof window.setInterval;
    window.clearInterval = (id) => {
      live.delete(Number(id));
      clearInterval(id);
    };
  });
}

/**
 * Counts until two counts in a row agree: what nothing points at any more is not always collected at once, and what is just
 * fading out is still there. The heap is searched only then, which takes longer than all else here.
 */
export async function countInPage(page: Page): Promise<PageCounts> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  try {
    let counts = await countOnce(page, session);
    for (let tries = 0; tries < 20; tries++) {
      await setTimeout(150);
      const before = counts;
      counts = await countOnce(page, session);
      if (agree(before, counts)) break;
    }
    return { ...counts, ...(await countLive(session)) };
  } finally {
    await session.detach();
  }
}

type LiveCounts = Pick<PageCounts, 'canvases' | 'openSockets'>;
type OtherCounts = Omit<PageCounts, keyof LiveCounts>;

async function countOnce(page: Page, session: CDPSession): Promise<OtherCounts> {
  await session.send('HeapProfiler.collectGarbage');
  const intervals = await page.evaluate(() => (window as TimingWindow).liveIntervals?.size ?? 0);
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  return {
    intervals,
    nodes: value('Nodes'),
    listeners: value('JSEventListeners'),
    heapBytes: value('JSHeapUsedSize'),
  };
}

function agree(one: OtherCounts, other: OtherCounts): boolean {
  return one.intervals === other.intervals && one.nodes === other.nodes && one.listeners === other.listeners;
}

/**
 * What the page's heap holds, attached to its document or not. Both are event targets, so that one search finds them: each
 * search collects everything first.
 */
async function countLive(session: CDPSession): Promise<LiveCounts> {
  const group = { objectGroup: 'counted' };
  const prototype = await session.send('Runtime.evaluate', {
    expression: 'EventTarget.prototype',
    ...group,
  });
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.result.objectId ?? '',
    ...group,
  });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: String(countTargets),
    returnByValue: true,
  });
  await session.send('Runtime.releaseObjectGroup', group);
  return result.value as LiveCounts;
}

/** Runs in the page, called on all its event targets. */
function countTargets(this: EventTarget[]): LiveCounts {
  return {
    canvases: this.filter((target) => target instanceof HTMLCanvasElement).length,
    openSockets: this.filter((target) => target instanceof WebSocket && target.readyState === WebSocket.OPEN)
      .length,
  };
}
