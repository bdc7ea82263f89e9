import type { TransportName } from '#protocol';
import type { OutboundMessage } from './outbound-message.ts';

/** The port through which a session reaches its client; a socket, an event stream, or in tests a few functions. */
export interface SessionPeer {
  /** how its messages travel */
  readonly transport: TransportName;
  /** While messages with the same key wait to be written, only the newest of them is kept (PROTOCOL.md B-1). */
  send(message: OutboundMessage, key?: string): void;
  /** True while a message with this key waits to be written. */
  isWaiting(key: string): boolean;
  /** True while the socket does not drain. */
  readonly isSlow: boolean;
  /** True when so much waits that only messages for this peer alone should be added. */
  readonly isCongested: boolean;
  close(code: number, reason: string): void;
}
