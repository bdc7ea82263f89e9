/** Limits how many operations run at a time per key. */
export function createConcurrencyLimit(max: number) {
  const counts = new Map<string, number>();

  return {
    /** Returns the function that releases the slot, or undefined if all are taken. */
    acquire(key: string): (() => void) | undefined {
      const count = counts.get(key) ?? 0;
      if (count >= max) return undefined;
      counts.set(key, count + 1);
      return () => {
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      };
    },
  };
}
