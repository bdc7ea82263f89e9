import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Counts attempts by key: the address of who opens a socket, the name with which somebody logs in. */
export interface AttemptLimit {
  /** Counts an attempt. Resolves to how long its key is shut out, in whole seconds; 0: it is not. */
  take(key: string): Promise<number>;
  /** Shuts a key out for the whole time, whatever it did before. */
  shutOut(key: string): void;
}

export interface AttemptLimitOptions {
  /** attempts of one key that are admitted in a period; with one more it is shut out */
  attempts: number;
  /** s */
  period: number;
  /** s */
  shutOut: number;
}

/** The only user of rate-limiter-flexible. `counter` is where it counts. */
export function createAttemptLimit(
  { attempts, period, shutOut }: AttemptLimitOptions,
  log: Logger,
  counter: Pick<RateLimiterMemory, 'consume' | 'block'> = new RateLimiterMemory({
    points: attempts,
    duration: period,
    blockDuration: shutOut,
  }),
): AttemptLimit {
  return {
    async take(key) {
      try {
        await counter.consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000);
        // a counter that fails must not shut everybody out
        log.error({ err: refusal }, 'attempts cannot be counted');
        return 0;
      }
    },
    shutOut: (key) => void counter.block(key, shutOut),
  };
}
