import type { Logger } from 'pino';
import { SerialQueue } from '../storage/serial-queue.ts';
import type { After } from './after.ts';
import { RateLimit } from './rate-limit.ts';

interface IntakeDeps {
  now: () => number;
  after: After;
  log: Pick<Logger, 'error'>;
  /** somebody at this address acted too often */
  onFlood: (address: string) => void;
}

/** The messages of one socket: one at a time, in order, and no faster than is allowed (PROTOCOL.md B-7, B-11, B-19). */
export class SessionIntake {
  /** what limits count it as; undefined: it is this machine, which does not wait and is not shut out */
  address: string | undefined = undefined;
  private readonly deps: IntakeDeps;
  private readonly messages = new SerialQueue();
  private readonly rates: RateLimit;

  constructor(deps: IntakeDeps) {
    this.deps = deps;
    this.rates = new RateLimit(deps.now);
  }

  /** Handles a message once it is its turn. Returns a promise, which never rejects, if that is not within this call. */
  enqueue(handle: () => Promise<void> | void): Promise<void> | undefined {
    const failed = (error: unknown): void =>
      this.deps.log.error({ err: error }, 'a message could not be handled');
    try {
      return this.messages.run(handle)?.catch(failed);
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  /** Counts what others get to see. False when there is too much: the address is shut out then. */
  act(bytes: number): boolean {
    if (this.rates.act(bytes)) return true;
    if (this.address !== undefined) this.deps.onFlood(this.address);
    return false;
  }

  /** Runs what any other message asks for; too many at once wait. */
  inTime(run: () => Promise<void> | void): Promise<void> | void {
    return this.address === undefined ? run() : this.rates.inTime(run, this.deps.after);
  }
}
