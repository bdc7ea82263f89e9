import { isFinalClose } from '#protocol';
import type { Environment } from './environment.ts';
import { longestWait } from './backoff.ts';

/** Begins an attempt; `ended` is called when it has failed or, later, the link is lost. Returns what breaks it off without a word. */
export type Attempt = (ended: (code: number) => void) => () => void;

export interface Reconnect {
  /** The link stands: the next time it is lost, waiting begins short again. */
  settled(): void;
  stop(): void;
}

/**
 * Keeps a link up for ever. Waits a random time between 0 and a limit that grows, so that a wall's screens do not all come back
 * in the same moment; not at all when the network or the viewer is back. Ends only when the server says so (PROTOCOL.md C-1).
 */
export function keepConnected(
  attempt: Attempt,
  events: { lost(attempt: number): void; refused(code: number): void },
  { random, after, window, document }: Pick<Environment, 'random' | 'after' | 'window' | 'document'>,
): Reconnect {
  let failures = 0;
  let cancelWait: (() => void) | undefined;
  let breakOff = attempt(ended);

  function ended(code: number): void {
    if (isFinalClose(code)) {
      unlisten();
      events.refused(code);
      return;
    }
    failures++;
    cancelWait = after(random() * longestWait(failures), retry);
    events.lost(failures);
  }

  function retry(): void {
    cancelWait?.();
    cancelWait = undefined;
    breakOff = attempt(ended);
  }

  function retryNow(): void {
    if (cancelWait) retry();
  }

  function whenVisible(): void {
    if (document?.visibilityState === 'visible') retryNow();
  }

  function unlisten(): void {
    window?.removeEventListener('online', retryNow);
    document?.removeEventListener('visibilitychange', whenVisible);
  }

  window?.addEventListener('online', retryNow);
  document?.addEventListener('visibilitychange', whenVisible);

  return {
    settled() {
      failures = 0;
    },
    stop() {
      unlisten();
      cancelWait?.();
      cancelWait = undefined;
      breakOff();
    },
  };
}
