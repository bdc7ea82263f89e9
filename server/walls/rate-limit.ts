import { limits } from '#protocol';
import { delay, type After } from './after.ts';
import { TokenBucket } from './token-bucket.ts';

const { actions, actionBytes, requests } = limits;

/** Why a socket is closed that acts too often. */
export const tooManyActions = `more than ${actions.burst} actions at once, ${actions.perSecond} a second or ${actionBytes.burst / 1024} KiB of them`;

/** What one socket may do (PROTOCOL.md B-11, B-19). Its buckets are created with the first message that they count. */
export class RateLimit {
  private readonly now: () => number;
  private actions: TokenBucket | undefined = undefined;
  private actionBytes: TokenBucket | undefined = undefined;
  private requests: TokenBucket | undefined = undefined;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Counts what others get to see: an action or a relay. False when there are too many. */
  act(bytes: number): boolean {
    const now = this.now();
    this.actions ??= new TokenBucket(actions, now);
    this.actionBytes ??= new TokenBucket(actionBytes, now);
    const isSlowEnough = this.actions.take(now) === 0;
    return this.actionBytes.take(now, bytes) === 0 && isSlowEnough;
  }

  /** Counts any other message. Returns how long it has to wait. ms */
  request(): number {
    const now = this.now();
    this.requests ??= new TokenBucket(requests, now);
    return this.requests.take(now);
  }

  /** Runs what any other message asks for, once it is its turn. */
  inTime(run: () => Promise<void> | void, after: After): Promise<void> | void {
    const wait = this.request();
    return wait === 0 ? run() : delay(wait, after).then(run);
  }
}
