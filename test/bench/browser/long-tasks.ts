interface Tasks {
  longTasks: number[];
}

/** Runs in the page: notes how long its tasks of 50 ms and more take, from now on. */
export function watchLongTasks(): void {
  const longTasks: number[] = [];
  Object.assign(globalThis, { longTasks } satisfies Tasks);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask' });
}

/** Runs in the page: the longest of them so far, ms; 0 if none was so long. */
export function longestTask(): number {
  return Math.max(0, ...(globalThis as unknown as Tasks).longTasks);
}
