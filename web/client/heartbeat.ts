import type { Environment } from './environment.ts';
import type { IdleTimeout } from './idle-timeout.ts';

/** ms between two pings */
const interval = 5_000;
/** ms to wait longer when a sleeping or throttled page has sent fewer than two pings */
const grace = 1_000;

export interface Heartbeat {
  /** Restarts the idle timeout. Call it for every incoming message. */
  refresh(): void;
  stop(): void;
}

/**
 * Pings while a connection is open, and times it out when it is silent for too long: browsers hide the protocol's own pings from pages.
 * Silence counts only after two unanswered pings. In a hidden tab timers run once a minute, and the connection is fine.
 */
export function startHeartbeat(
  connection: { ping(): void; onTimeout(): void },
  idleTimeout: Pick<IdleTimeout, 'ms'>,
  { after }: Pick<Environment, 'after'>,
): Heartbeat {
  let unanswered = 0;
  let cancelPing = after(interval, ping);
  let cancelTimeout = after(idleTimeout.ms, onSilence);

  function ping(): void {
    unanswered++;
    cancelPing = after(interval, ping);
    connection.ping();
  }

  function onSilence(): void {
    if (unanswered >= 2) connection.onTimeout();
    else cancelTimeout = after(grace, onSilence);
  }

  return {
    refresh() {
      unanswered = 0;
      cancelTimeout();
      cancelTimeout = after(idleTimeout.ms, onSilence);
    },
    stop() {
      cancelPing();
      cancelTimeout();
    },
  };
}
