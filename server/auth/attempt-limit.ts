import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

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

type Counter = Pick<RateLimiterMemory, 'consume' | 'block'>;

/** What makes counters; by name, because several of them may count in one place. */
export type NewCounter = (name: string, options: AttemptLimitOptions) => Counter;

/** Counts in this process. */
export const localCounter: NewCounter = (_name, options) => new RateLimiterMemory(pointsOf(options));

/** Counts for all nodes in Redis, and while that cannot be reached in this process. `client`: of @redis/client. */
export function sharedCounters(client: unknown, prefix: string): NewCounter {
  return (name, options) =>
    new RateLimiterRedis({
      ...pointsOf(options),
      storeClient: client,
      useRedisPackage: true,
      keyPrefix: `${prefix}:${name}`,
      insuranceLimiter: localCounter(name, options) as RateLimiterMemory,
    });
}

function pointsOf({ attempts, period, shutOut }: AttemptLimitOptions) {
  return { points: attempts, duration: period, blockDuration: shutOut };
}

/** The only user of rate-limiter-flexible. `counter` is where it counts. */
export function createAttemptLimit(
  options: AttemptLimitOptions,
  log: Logger,
  counter: Counter = localCounter('', options),
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
    shutOut: (key) => void counter.block(key, options.shutOut),
  };
}
