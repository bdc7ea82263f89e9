import type { ThemeName } from '#protocol';
import type { ChartEvent } from '../charts/store.ts';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ThemeDialect } from './guests/dialect.ts';
import type { Outgoing } from './outbound-message.ts';
import type { Wish } from './received.ts';
import type { StateEvent } from './events.ts';

/** How one kind of peer is spoken to: the original protocol's words for guests, ours for screens. */
export interface Voice {
  /** The answer to a request with the content of its chart; `known` is the etag that the peer already has. */
  answer(wish: Wish, snapshot: Snapshot, known: string | undefined): Outgoing;
  /** What is pushed when a remembered chart has news; undefined: nothing. `has`: the revision that the peer surely has. */
  push(wish: Wish, event: ChartEvent, has: number | undefined): Outgoing | undefined;
}

export interface ScreenVoice extends Voice {
  /** What is said when the wall's state changed. */
  change(event: StateEvent): Outgoing;
}

export interface GuestVoice extends Voice {
  theme(theme: ThemeName, dialect: ThemeDialect): Outgoing;
  /** `name` is the guest's own name for the chart. */
  fullScreen(name: string, value: boolean): Outgoing;
}

export interface Voices {
  guest: GuestVoice;
  screen: ScreenVoice;
}
