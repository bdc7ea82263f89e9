import type { After } from '../after.ts';
import type { GuestRecord } from './record.ts';
import type { Resumption } from './resumption.ts';

/** A guest that sends nothing for this long is taken for one that was disconnected. ms (PROTOCOL.md G-7) */
const silenceTime = 1500;

/** Connects a guest to its record. */
export class GuestIdentity {
  private readonly client: string;
  private readonly guests: Resumption;
  /** of its record */
  private id: string | undefined = undefined;
  private cancel: (() => void) | undefined = undefined;

  constructor(client: string, guests: Resumption) {
    this.client = client;
    this.guests = guests;
  }

  /** Whether a guest of this client was disconnected and may come back. */
  get isExpected(): boolean {
    return this.guests.isExpected(this.client);
  }

  /**
   * Calls back once the guest has been silent: with the record that it takes over, or undefined. In the latter case it calls back again
   * when a guest of this client is disconnected later.
   */
  waitForSilence(after: After, onSilent: (record: GuestRecord | undefined) => void): void {
    const takeOver = (): void => {
      const predecessor = this.guests.takeOver(this.client);
      this.id = predecessor?.id;
      this.cancel = predecessor ? undefined : this.guests.onDisconnect(this.client, takeOver);
      onSilent(predecessor?.record);
    };
    this.cancel = after(silenceTime, takeOver);
  }

  /** The guest sent a message: it is not silent, and takes over nothing. */
  onMessage(): void {
    this.cancel?.();
  }

  save(record: GuestRecord): void {
    this.id = this.guests.save(this.id, record);
  }

  /** The guest's socket is gone. */
  disconnect(record: GuestRecord): void {
    this.cancel?.();
    this.save(record);
    if (this.id !== undefined) this.guests.disconnect(this.id, record);
  }

  /** The guest became a screen. */
  remove(): void {
    this.cancel?.();
    if (this.id !== undefined) this.guests.remove(this.id);
  }
}
