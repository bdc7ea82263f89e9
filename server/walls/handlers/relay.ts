import type { Handler, MessageOf } from './handler.ts';

/** Passes a message that is not ours on to the whole wall (PROTOCOL.md G-3). */
export const relay: Handler<MessageOf<'relay'>> = {
  who: 'everybody',
  isLimited: true,
  handle({ wall }, _message, { text }) {
    wall.relay(text);
  },
};
