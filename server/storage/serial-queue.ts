/**
 * Runs steps one after the other, in the order in which they were given; one that fails keeps no later one from running. A step is run
 * at once when none is under way: most take no time to wait for, and are then spared the promises.
 */
export class InOrder {
  private last: Promise<unknown> | undefined = undefined;

  run<Result>(step: () => Result | Promise<Result>): Result | Promise<Result> {
    const result = this.last ? this.last.then(step) : step();
    if (!(result instanceof Promise)) return result;
    const settled = result.then(ignore, ignore).then(() => {
      if (this.last === settled) this.last = undefined;
    });
    this.last = settled;
    return result;
  }
}

/** Told to whoever gave the step, through its result. */
function ignore(): void {}
