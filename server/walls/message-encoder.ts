import type { ThemeName } from '#protocol';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartEvent } from '../charts/store.ts';
import type { StateEvent } from './events.ts';
import type { ThemeDialect } from './guests/dialect.ts';
import type { OutboundMessage } from './outbound-message.ts';
import type { ChartRequest } from './message-decoder.ts';

/** How one kind of peer is spoken to: the original protocol's words for guests, ours for screens. */
export interface MessageEncoder {
  /** The answer to a request with the content of its chart; `known` is the etag that the peer already has. */
  answer(request: ChartRequest, snapshot: Snapshot, known: string | undefined): OutboundMessage;
  /** What is pushed when a remembered chart has news; undefined: nothing. `has`: the revision that the peer surely has. */
  push(request: ChartRequest, event: ChartEvent, has: number | undefined): OutboundMessage | undefined;
}

export interface ScreenEncoder extends MessageEncoder {
  /** What is said when the wall's state changed. */
  change(event: StateEvent): OutboundMessage;
}

export interface GuestEncoder extends MessageEncoder {
  theme(theme: ThemeName, dialect: ThemeDialect): OutboundMessage;
  /** `name` is the guest's own name for the chart. */
  fullScreen(name: string, value: boolean): OutboundMessage;
}

export interface Encoders {
  guest: GuestEncoder;
  screen: ScreenEncoder;
}
