const initial = 1_000;
const max = 30_000;
/** The limit stays at twice `initial` for this many attempts: about half a minute, in which a restarted server is back. */
const quickAttempts = 30;

/**
 * The longest wait before the next attempt, after `failures` failures in a row; ms. A short outage has every screen back within 2 s of its
 * end. After that the limit doubles with each failure, up to 30 s.
 */
export function backoffLimit(failures: number): number {
  const doublings = Math.max(Math.min(failures - 1, 1), failures - quickAttempts);
  return Math.min(max, initial * 2 ** doublings);
}
