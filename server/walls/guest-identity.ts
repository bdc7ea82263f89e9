import type { After } from './plan.ts';
import type { GuestRecord, Resumption } from './resumption.ts';

/** A guest that was here before is recognised by its saying nothing for this long. ms (PROTOCOL.md G-7) */
const silenceTime = 1500;

/** Which of the guests that are kept a socket is. */
export class GuestIdentity {
  readonly client: string;
  private readonly guests: Resumption;
  private id: string | undefined = undefined;
  private cancel = noTimer;

  constructor(client: string, guests: Resumption) {
    this.client = client;
    this.guests = guests;
  }

  /** Whether a guest of this client vanished and may come back. */
  get isExpected(): boolean {
    return this.guests.isExpected(this.client);
  }

  /** Calls back with what it was before, or undefined when another socket was faster. Not at all once it speaks. */
  waitForSilence(after: After, silent: (record: GuestRecord | undefined) => void): void {
    this.cancel = after(silenceTime, () => {
      const predecessor = this.guests.takeOver(this.client);
      this.id = predecessor?.id;
      silent(predecessor?.record);
    });
  }

  speaks(): void {
    this.cancel();
  }

  keep(record: GuestRecord): void {
    this.id = this.guests.keep(this.id, record);
  }

  /** Its socket is gone. */
  vanish(record: GuestRecord): void {
    this.cancel();
    this.keep(record);
    if (this.id !== undefined) this.guests.vanish(this.id, record);
  }

  /** It turns out to be no guest. */
  forget(): void {
    this.cancel();
    if (this.id !== undefined) this.guests.forget(this.id);
  }
}

function noTimer(): void {}
