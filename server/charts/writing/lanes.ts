/** Runs the tasks of one key one after the other, in the order they come. Those of different keys do not wait for each other. */
export function createLanes() {
  const lanes = new Map<string, Promise<void>>();

  return {
    /** Resolves or rejects as the task does. */
    run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
      const result = (lanes.get(key) ?? Promise.resolve()).then(task);
      const settled = result.then(ignore, ignore).then(() => {
        if (lanes.get(key) === settled) lanes.delete(key);
      });
      lanes.set(key, settled);
      return result;
    },
  };
}

/** Told to whoever gave the task, through its result. */
function ignore(): void {}
