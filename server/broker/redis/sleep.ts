/** Resolves after `ms`. */
export function sleep(ms: number, after: (ms: number, run: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => void after(ms, resolve));
}
