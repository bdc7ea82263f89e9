/** Runs tasks in the order they come, at most `limit` at a time: ten thousand files must not open at once. */
export function createQueue(limit: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  return {
    /** Resolves or rejects as the task does. */
    async run<T>(task: () => Promise<T>): Promise<T> {
      if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
      else running++;
      try {
        return await task();
      } finally {
        // a place is handed on, so that nobody who comes in between can take it
        const next = waiting.shift();
        if (next) next();
        else running--;
      }
    },
  };
}
