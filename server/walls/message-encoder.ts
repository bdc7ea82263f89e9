import type { ThemeName } from '#protocol';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartUpdate } from './chart-channels.ts';
import type { StateEvent } from './events.ts';
import type { ThemeDialect } from './guests/dialect.ts';
import type { ChartRequest } from './message-decoder.ts';
import type { OutboundMessage } from './outbound-message.ts';

/** Encodes messages in the protocol of one kind of peer: the original's for guests, ours for screens. */
export interface MessageEncoder {
  /** Answers a request with the content of its chart. `known`: the etag of the content that the peer has. */
  answer(request: ChartRequest, snapshot: Snapshot, known: string | undefined): OutboundMessage;
  /** Pushes an event of a chart; undefined: nothing is sent. `base`: the revision that the peer has, which a patch may start from. */
  push(request: ChartRequest, event: ChartUpdate, base: number | undefined): OutboundMessage | undefined;
}

export interface ScreenEncoder extends MessageEncoder {
  state(event: StateEvent): OutboundMessage;
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
