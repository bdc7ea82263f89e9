import { limits } from '#protocol';
import type { Logger } from 'pino';
import { createAttemptLimit, type AttemptLimitOptions } from '../auth/attempt-limit.ts';
import { delay, type After } from '../walls/after.ts';
import type { UpgradeError } from './refuse.ts';

/** Limits the sockets in all and per address (PROTOCOL.md B-20). An address that is undefined is this machine's own: it counts in all only. */
export interface Admission {
  /** Why one more socket is refused; undefined: it is not. */
  refuse(address: string | undefined): Promise<UpgradeError | undefined>;
  /** A socket has been opened, or is gone. */
  opened(address: string | undefined): void;
  closed(address: string | undefined): void;
  /** Refuses all from this address for a while. */
  shutOut(address: string): void;
}

interface AdmissionLimits {
  sockets: number;
  socketsPerAddress: number;
  upgrades: AttemptLimitOptions;
}

export function createAdmission(
  { log, after }: { log: Logger; after: After },
  most: AdmissionLimits = limits,
): Admission {
  const upgrades = createAttemptLimit(most.upgrades, log);
  const openFrom = new Map<string, number>();
  let open = 0;
  let waiting = 0;

  /** A client that tries again at once, thousands of times a second, mostly waits for the answer. */
  async function slowDown(): Promise<void> {
    if (waiting >= limits.slowRefusals) return;
    waiting++;
    await delay(limits.refusalDelay, after);
    waiting--;
  }

  function count(address: string | undefined, more: 1 | -1): void {
    open += more;
    if (address === undefined) return;
    const left = (openFrom.get(address) ?? 0) + more;
    if (left > 0) openFrom.set(address, left);
    else openFrom.delete(address);
  }

  return {
    async refuse(address) {
      const seconds = address === undefined ? 0 : await upgrades.take(address);
      if (seconds > 0) {
        await slowDown();
        return tooMany('your address sent too much, and is shut out for a while', seconds);
      }
      if (address !== undefined && (openFrom.get(address) ?? 0) >= most.socketsPerAddress)
        return tooMany('too many sockets from your address', most.upgrades.shutOut);
      if (open < most.sockets) return undefined;
      return {
        status: '503 Service Unavailable',
        message: 'too many sockets',
        retryAfter: most.upgrades.shutOut,
      };
    },
    opened: (address) => count(address, 1),
    closed: (address) => count(address, -1),
    shutOut: upgrades.shutOut,
  };
}

function tooMany(message: string, retryAfter: number): UpgradeError {
  return { status: '429 Too Many Requests', message, retryAfter };
}
