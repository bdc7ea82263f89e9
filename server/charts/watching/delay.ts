/** A delay that can be cut short. */
export function createDelay() {
  let end = () => {};

  return {
    /** Resolves after `ms`, or as soon as `cancel` is called. One delay at a time. */
    wait(ms: number): Promise<void> {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    /** Ends the delay, if there is one. */
    cancel: () => end(),
  };
}
