import { sendNotStored } from '../replies.ts';
import type { Handler, MessageOf } from './handler.ts';

/** Relays a message of an unknown action to the whole wall (PROTOCOL.md G-3). */
export const relay: Handler<MessageOf<'relay'>> = {
  who: 'everyone',
  isRateLimited: true,
  // The next message need not wait: what was sent in one turn is passed on in one.
  handle({ peer, wall }, message, { text }) {
    wall.relay(text).catch((error: unknown) => sendNotStored(peer, error, message));
  },
};
