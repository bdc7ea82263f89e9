import type { OutboundMessage } from './outbound-message.ts';

/** The other end of a session: a socket, or in tests a few functions. */
export interface SessionPeer {
  /** Of what is sent under one key only the newest waits for its turn or for a slow socket (PROTOCOL.md B-1). */
  send(message: OutboundMessage, key?: string): void;
  /** True while something sent under this key has not gone out yet. */
  isWaiting(key: string): boolean;
  /** True while the socket does not drain. */
  readonly isSlow: boolean;
  /** True when so much waits for it that it should be sent only what concerns it. */
  readonly isCongested: boolean;
  close(code: number, reason: string): void;
}
