/**
 * Runs steps one after the other, in the order in which they were given; one that fails keeps no later one from running. A step is run
 * at once when none is under way: most take no time to wait for, and are then spared the promises.
 */
export function createInOrder(): <Result>(step: () => Result | Promise<Result>) => Result | Promise<Result> {
  let last: Promise<unknown> | undefined;

  return (step) => {
    const result = last ? last.then(step) : step();
    if (!(result instanceof Promise)) return result;
    const settled = result.then(ignore, ignore).then(() => {
      if (last === settled) last = undefined;
    });
    last = settled;
    return result;
  };
}

/** Told to whoever gave the step, through its result. */
function ignore(): void {}
