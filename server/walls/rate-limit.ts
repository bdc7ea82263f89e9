/** How much one socket may act on the wall, or have relayed, in a second; it may save up one second (PROTOCOL.md B-11). */
const perSecond = { messages: 20, bytes: 256 * 1024 };

/** A token bucket for messages and for bytes. `now`: ms */
export class RateLimit {
  private readonly now: () => number;
  private messages = perSecond.messages;
  private bytes = perSecond.bytes;
  private last: number;

  constructor(now: () => number) {
    this.now = now;
    this.last = now();
  }

  /** Counts a message; false when the limit is exceeded. */
  take(bytes: number): boolean {
    const now = this.now();
    // nothing is earned when the clock was set back
    const seconds = Math.max(0, now - this.last) / 1000;
    this.last = now;
    this.messages = Math.min(perSecond.messages, this.messages + seconds * perSecond.messages) - 1;
    this.bytes = Math.min(perSecond.bytes, this.bytes + seconds * perSecond.bytes) - bytes;
    return this.messages >= 0 && this.bytes >= 0;
  }
}
