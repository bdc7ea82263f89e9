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
 * fading out is still there.
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
    return counts;
  } finally {
    await session.detach();
  }
}

async function countOnce(page: Page, session: CDPSession): Promise<PageCounts> {
  await session.send('HeapProfiler.collectGarbage');
  return {
    canvases: await countLive(session, 'HTMLCanvasElement', '() => true'),
    openSockets: await countLive(session, 'WebSocket', '(socket) => socket.readyState === WebSocket.OPEN'),
    intervals: await page.evaluate(() => (window as TimingWindow).liveIntervals?.size ?? 0),
    ...(await metricsOf(session)),
  };
}

function agree(one: PageCounts, other: PageCounts): boolean {
  const keys = Object.keys(one) as (keyof PageCounts)[];
  return keys.every((key) => key === 'heapBytes' || one[key] === other[key]);
}

/** How many objects of a class the page's heap holds, attached to its document or not. */
async function countLive(session: CDPSession, className: string, counts: string): Promise<number> {
  const group = { objectGroup: 'counted' };
  const prototype = await session.send('Runtime.evaluate', {
    expression: `${className}.prototype`,
    ...group,
  });
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.result.objectId ?? '',
    ...group,
  });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: `function () { return this.filter(${counts}).length; }`,
  });
  await session.send('Runtime.releaseObjectGroup', group);
  return Number(result.value);
}

async function metricsOf(
  session: CDPSession,
): Promise<Pick<PageCounts, 'nodes' | 'listeners' | 'heapBytes'>> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
  return { nodes: value('Nodes'), listeners: value('JSEventListeners'), heapBytes: value('JSHeapUsedSize') };
}
