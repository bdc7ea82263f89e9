/** A wait that can be ended early. */
export function createPause() {
  let end = () => {};

  return {
    /** Resolves after `ms`, or as soon as `wake` is called. One wait at a time. */
    wait(ms: number): Promise<void> {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    /** Ends the wait, if there is one. */
    wake: () => end(),
  };
}
