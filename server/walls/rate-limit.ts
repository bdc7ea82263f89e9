/** What one socket may have acted on or relayed to others a second (PROTOCOL.md B-11); it may save up one second. */
const perSecond = { messages: 20, bytes: 256 * 1024 };

/** A token bucket of messages and bytes. `now`: ms */
export class RateLimit {
  private readonly now: () => number;
  private messages = perSecond.messages;
  private bytes = perSecond.bytes;
  private last: number;

  constructor(now: () => number) {
    this.now = now;
    this.last = now();
  }

  /** Counts a message; false when it is one too many. */
  take(bytes: number): boolean {
    const now = this.now();
    // a clock that was set back gives nothing
    const seconds = Math.max(0, now - this.last) / 1000;
    this.last = now;
    this.messages = Math.min(perSecond.messages, this.messages + seconds * perSecond.messages) - 1;
    this.bytes = Math.min(perSecond.bytes, this.bytes + seconds * perSecond.bytes) - bytes;
    return this.messages >= 0 && this.bytes >= 0;
  }
}
