import { isFinalClose } from '#protocol';
import { backoffLimit } from './backoff.ts';
import type { Environment } from './environment.ts';
import { abnormalClosure } from './transport.ts';

/** Starts an attempt. `onClosed` is called when it fails or, later, when the connection is lost. Returns a silent abort. */
export type Attempt = (onClosed: (code: number) => void) => () => void;

export interface Reconnect {
  /** Resets the backoff. Call it when the connection is established. */
  reset(): void;
  stop(): void;
}

/**
 * Reconnects for ever. Waits a random time below the backoff limit (full jitter), so that the screens of a wall do not all return at once;
 * does not wait when the network or the viewer comes back. Stops only on a final close code (PROTOCOL.md C-1).
 */
export function keepConnected(
  attempt: Attempt,
  events: { lost(attempt: number): void; refused(code: number): void },
  { random, after, window, document }: Pick<Environment, 'random' | 'after' | 'window' | 'document'>,
): Reconnect {
  let failures = 0;
  let cancelWait: (() => void) | undefined;
  let abort = attempt(onClosed);

  function onClosed(code: number): void {
    if (isFinalClose(code)) {
      unlisten();
      events.refused(code);
      return;
    }
    failures++;
    cancelWait = after(random() * backoffLimit(failures, code === abnormalClosure), retry);
    events.lost(failures);
  }

  function retry(): void {
    cancelWait?.();
    cancelWait = undefined;
    abort = attempt(onClosed);
  }

  function retryNow(): void {
    if (cancelWait) retry();
  }

  function onVisibilityChange(): void {
    if (document?.visibilityState === 'visible') retryNow();
  }

  function unlisten(): void {
    window?.removeEventListener('online', retryNow);
    document?.removeEventListener('visibilitychange', onVisibilityChange);
  }

  window?.addEventListener('online', retryNow);
  document?.addEventListener('visibilitychange', onVisibilityChange);

  return {
    reset() {
      failures = 0;
    },
    stop() {
      unlisten();
      cancelWait?.();
      cancelWait = undefined;
      abort();
    },
  };
}
