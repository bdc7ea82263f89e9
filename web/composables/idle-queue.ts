/** In order of arrival. */
const queue = new Set<() => void>();
let isRunning = false;
const timeout = 2000;

/** Runs something that can wait, after a delay in ms: in idle time, one at a time. @returns cancels it */
export function runWhenIdle(delay: number, run: () => void): () => void {
  const timer = setTimeout(() => enqueue(run), delay);
  return () => {
    clearTimeout(timer);
    queue.delete(run);
  };
}

function enqueue(run: () => void): void {
  queue.add(run);
  if (isRunning) return;
  isRunning = true;
  whenIdle(next);
}

function next(): void {
  const [first] = queue;
  if (!first) {
    isRunning = false;
    return;
  }
  queue.delete(first);
  whenIdle(next);
  first();
}

function whenIdle(run: () => void): void {
  // Safari has none
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout });
  else setTimeout(run);
}
