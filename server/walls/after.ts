/** Runs something once, after `ms`. The returned function cancels it. */
export type After = (ms: number, run: () => void) => () => void;

/** Resolves after `ms`. */
export function delay(ms: number, after: After): Promise<void> {
  return new Promise((resolve) => void after(ms, resolve));
}

/** In real time. */
export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
