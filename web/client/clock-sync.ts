import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Environment } from './environment.ts';

/** The clock is asked for again at once while it may be off by more. ms */
const wantedError = 4;
const interval = 500;

/** Asks for the server's clock until it is known well enough. */
export interface ClockSync {
  /** An answer of the server to a message sent at `sent`, by `monotonic`. */
  sample(sent: number, time: number): void;
  stop(): void;
}

export function createClockSync(
  clock: Clock,
  { send }: Pick<Connection, 'send'>,
  { after, monotonic }: Pick<Environment, 'after' | 'monotonic'>,
): ClockSync {
  let cancel = (): void => {};

  return {
    sample(sent, time) {
      clock.sample(sent, time);
      cancel();
      if (clock.error > wantedError)
        cancel = after(interval, () => send({ action: 'heartbeat', sent: monotonic() }));
    },
    stop: () => cancel(),
  };
}
