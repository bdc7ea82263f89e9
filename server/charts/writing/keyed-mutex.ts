/** A mutex per key: the tasks of one key run one after the other, in the order they come; those of different keys do not wait. */
export function createKeyedMutex() {
  const last = new Map<string, Promise<void>>();

  return {
    /** Resolves or rejects as the task does. */
    run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
      const result = (last.get(key) ?? Promise.resolve()).then(task);
      const settled = result.then(ignore, ignore).then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
      last.set(key, settled);
      return result;
    },
  };
}

/** The caller sees a failure through its result. */
function ignore(): void {}
