/**
 * Calls every listener, even if an earlier one throws; errors go to `report`. Iterates over a copy, so listeners may be added or removed
 * during the call.
 */
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
