/** Calls every listener; one that throws is reported and keeps nothing from the others. */
export function tellEach<Listener>(
  listeners: readonly Listener[],
  tell: (listener: Listener) => void,
  onError: (error: unknown) => void,
): void {
  for (const listener of listeners) {
    try {
      tell(listener);
    } catch (error) {
      onError(error);
    }
  }
}
