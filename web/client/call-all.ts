/** Calls each listener, also when an earlier one throws; what is thrown is reported. Over a copy: listeners may come and go meanwhile. */
export function callAll<Args extends readonly unknown[]>(
  listeners: Iterable<(...args: Args) => void>,
  report: (error: unknown) => void,
  ...args: Args
): void {
  for (const listener of [...listeners]) {
    try {
      listener(...args);
    } catch (error) {
      report(error);
    }
  }
}
