import type { CDPSession, Page } from 'playwright-core';
import { heapOf, type Heap } from './heap.ts';

/** What the browser tells of a page's cost. */
export interface Meter {
  /** ms that the page's main thread was busy while something ran, and until it had painted */
  busy(run: () => Promise<unknown>): Promise<number>;
  heap(): Promise<Heap>;
}

const settleInMs = 250;

export async function createMeter(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return {
    async busy(run) {
      const before = await taskTime(session);
      await run();
      await page.waitForTimeout(settleInMs);
      return (await taskTime(session)) - before;
    },
    heap: () => heapOf(session),
  };
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (seconds === undefined) throw new Error('this browser does not tell how long its tasks take');
  return seconds * 1000;
}
