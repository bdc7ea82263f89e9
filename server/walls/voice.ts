import type { WallState } from '#protocol';
import type { ChartEvent } from '../charts/store.ts';
import type { Snapshot } from '../charts/snapshot.ts';
import type { Outgoing } from './outgoing.ts';
import type { Wish } from './received.ts';
import type { StateEvent } from './wall.ts';

/** How one kind of peer is spoken to: the original protocol's words for guests, ours for screens. */
export interface Voice {
  /** The answer to a request with the content of its chart; `known` is the etag that the peer already has. */
  answer(wish: Wish, snapshot: Snapshot, known: string | undefined): Outgoing;
  /** What is pushed when a remembered chart has news; undefined: nothing. `has`: the revision that the peer surely has. */
  push(wish: Wish, event: ChartEvent, has: number | undefined): Outgoing | undefined;
  /** What is said when the wall's state changed. */
  change(event: StateEvent): readonly Outgoing[];
}

export interface GuestVoice extends Voice {
  /** What brings a guest that shows `shown` to `state`: a guest is never told a whole state on entering. */
  catchUp(shown: WallState, state: WallState): readonly Outgoing[];
}

export interface Voices {
  guest: GuestVoice;
  screen: Voice;
}
