/** Runs jobs one at a time, in the order of the calls; items that are added meanwhile are committed together. */
export interface GroupCommit<Item> {
  /** Resolves to the item's number once it is committed; rejects as its commit does. */
  add(item: Item): Promise<number>;
  /** Runs a job after all items that were added before, and before all that are added later. */
  run<Result>(job: () => Promise<Result>): Promise<Result>;
}

/** `commit` resolves to the number of its first item. A batch is committed in a later microtask, so that a turn's items are in it. */
export function createGroupCommit<Item>(commit: (items: Item[]) => Promise<number>): GroupCommit<Item> {
  /** the last job; never rejects */
  let last: Promise<unknown> = Promise.resolve();
  let open: { items: Item[]; first: Promise<number> } | undefined;

  function run<Result>(job: () => Promise<Result>): Promise<Result> {
    open = undefined;
    const done = last.then(job);
    last = done.catch(() => undefined);
    return done;
  }

  function openBatch() {
    const batch = { items: [] as Item[], first: run(() => commitBatch()) };
    function commitBatch(): Promise<number> {
      if (open === batch) open = undefined;
      return commit(batch.items);
    }
    return batch;
  }

  return {
    run,
    async add(item) {
      open ??= openBatch();
      const { items, first } = open;
      const index = items.push(item) - 1;
      return (await first) + index;
    },
  };
}
