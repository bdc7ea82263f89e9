const initial = 1_000;
const max = 30_000;
/** While nothing answers there is nobody to spare, and whenever the server returns, every screen is to be live within 5 s. */
const maxUnreachable = 4_000;
/** The limit stays at twice `initial` for this many attempts: about half a minute, in which a restarted server is back. */
const quickAttempts = 30;

/**
 * The longest wait before the next attempt, after `failures` failures in a row; ms. A short outage has every screen back within 2 s of its
 * end. After that the limit doubles with each failure: up to 4 s while the server is unreachable, and up to 30 s while it closes what it
 * has opened.
 */
export function backoffLimit(failures: number, isUnreachable: boolean): number {
  const doublings = Math.max(Math.min(failures - 1, 1), failures - quickAttempts);
  return Math.min(isUnreachable ? maxUnreachable : max, initial * 2 ** doublings);
}
