/** Does one job at a time, in the order in which they were asked for; items that are added meanwhile are committed together. */
export interface GroupCommit<Item> {
  /** Resolves to the item's number once it is committed; rejects as its commit does. */
  add(item: Item): Promise<number>;
  /** Runs after everything that was added before, and before everything that is added later. */
  run<Result>(job: () => Promise<Result>): Promise<Result>;
}

/** `commit` resolves to the number of its first item. */
export function createGroupCommit<Item>(commit: (items: Item[]) => Promise<number>): GroupCommit<Item> {
  /** what was asked for last; never rejects */
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
