import type { After } from '../schedule.ts';
import type { GuestRecord } from './record.ts';
import type { Resumption } from './resumption.ts';

/** A guest that was here before is recognised by its saying nothing for this long. ms (PROTOCOL.md G-7) */
const silenceTime = 1500;

/** The link between a socket and the record of its guest. */
export class GuestIdentity {
  readonly client: string;
  private readonly guests: Resumption;
  private id: string | undefined = undefined;
  private cancel: (() => void) | undefined = undefined;

  constructor(client: string, guests: Resumption) {
    this.client = client;
    this.guests = guests;
  }

  /** Whether a guest of this client vanished and may come back. */
  get isExpected(): boolean {
    return this.guests.isExpected(this.client);
  }

  /** Calls back once it has been silent: with what it was before, or undefined for a new one. Again when its predecessor vanishes later. */
  waitForSilence(after: After, silent: (record: GuestRecord | undefined) => void): void {
    const takeOver = (): void => {
      const predecessor = this.guests.takeOver(this.client);
      this.id = predecessor?.id;
      this.cancel = predecessor ? undefined : this.guests.onVanish(this.client, takeOver);
      silent(predecessor?.record);
    };
    this.cancel = after(silenceTime, takeOver);
  }

  speaks(): void {
    this.cancel?.();
  }

  keep(record: GuestRecord): void {
    this.id = this.guests.keep(this.id, record);
  }

  /** Its socket is gone. */
  vanish(record: GuestRecord): void {
    this.cancel?.();
    this.keep(record);
    if (this.id !== undefined) this.guests.vanish(this.id, record);
  }

  /** It turns out to be no guest. */
  forget(): void {
    this.cancel?.();
    if (this.id !== undefined) this.guests.forget(this.id);
  }
}
