const first = 1_000;
const cap = 30_000;
/** So many attempts are twice `first` apart at most: some half a minute, in which a server that was restarted is back. */
const soon = 30;

/**
 * Before so many failures in a row are tried once more, at most so many ms pass. As long as an outage is short, all screens are
 * back 2 s after its end; from then on the limit doubles with each failure, up to 30 s.
 */
export function longestWait(failures: number): number {
  const doublings = Math.max(Math.min(failures - 1, 1), failures - soon);
  return Math.min(cap, first * 2 ** doublings);
}
