import type { Handler, MessageOf } from './handler.ts';

/** Relays a message of an unknown action to the whole wall (PROTOCOL.md G-3). */
export const relay: Handler<MessageOf<'relay'>> = {
  who: 'everyone',
  isRateLimited: true,
  handle({ wall }, _message, { text }) {
    wall.relay(text);
  },
};
