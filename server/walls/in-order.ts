/** Runs steps one after the other, in the order in which they were given; one that fails keeps no later one from running. */
export function createInOrder(): <Result>(step: () => Result | Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();

  return (step) => {
    const done = last.then(step);
    last = done.catch(() => undefined); // told to whoever gave the step, through `done`
    return done;
  };
}
