/** A wait that can be ended early, or beforehand: a wake-up that comes between two waits is not lost. */
export function createPause() {
  let woken = false;
  let end = () => {};

  return {
    /** Resolves after `ms`, or as soon as `wake` is called. One wait at a time. */
    async wait(ms: number): Promise<void> {
      if (!woken) await sleep(ms, (stop) => (end = stop));
      woken = false;
    },
    /** Ends the wait, or the next one if there is none now. */
    wake(): void {
      woken = true;
      end();
    },
  };
}

function sleep(ms: number, onStart: (stop: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    onStart(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
