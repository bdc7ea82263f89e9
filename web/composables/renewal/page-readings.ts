import type { PageReadings } from './renewal-rules.ts';

const frame = 1000 / 60;

/** Chromium's, not in any standard. */
interface MemoryPerformance extends Performance {
  readonly memory?: { readonly usedJSHeapSize: number };
}

/** Reads what the page measures of itself. Costs next to nothing between two readings. */
export function createPageReadings(): {
  /** `dropped`: how many frames were missed since it was read before. */
  read(): PageReadings & { dropped: number };
  stop(): void;
} {
  const performance = globalThis.performance as MemoryPerformance;
  let missed = 0;
  let readAt = performance.now();
  const observer = observeLongTasks((duration) => (missed += Math.floor(duration / frame)));

  return {
    read() {
      const now = performance.now();
      const frames = Math.max(1, (now - readAt) / frame);
      const readings = {
        age: now,
        heap: performance.memory?.usedJSHeapSize,
        nodes: document.getElementsByTagName('*').length,
        missedFrames: Math.min(1, missed / frames),
        dropped: missed,
      };
      missed = 0;
      readAt = now;
      return readings;
    },
    stop: () => observer?.disconnect(),
  };
}

/** Tasks of more than 50 ms, where the browser tells. */
function observeLongTasks(onTask: (duration: number) => void): PerformanceObserver | undefined {
  if (!globalThis.PerformanceObserver?.supportedEntryTypes?.includes('longtask')) return undefined;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) onTask(duration);
  });
  observer.observe({ type: 'longtask' });
  return observer;
}
