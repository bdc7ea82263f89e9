/** Runs something once, after `ms`. The returned function cancels it. */
export type After = (ms: number, run: () => void) => () => void;
