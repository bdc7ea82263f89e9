/**
 * Runs steps one after the other, in the order in which they were added. A step that fails does not keep the next from running. An idle
 * queue runs a step at once, synchronously: most steps take no time, and then cost no promise.
 */
export class SerialQueue {
  /** resolves when the last step has ended; undefined: nothing runs or waits */
  private last: Promise<void> | undefined = undefined;

  get isIdle(): boolean {
    return this.last === undefined;
  }

  /** Returns what the step returns, or a promise of it if the step has to wait. */
  run<Result>(step: () => Promise<Result>): Promise<Result>;
  run<Result>(step: () => Result | Promise<Result>): Result | Promise<Result>;
  run<Result>(step: () => Result | Promise<Result>): Result | Promise<Result> {
    const result = this.last ? this.last.then(step) : step();
    if (!(result instanceof Promise)) return result;
    const ended = (): void => {
      if (this.last === last) this.last = undefined;
    };
    const last = result.then(ended, ended);
    this.last = last;
    return result;
  }
}
