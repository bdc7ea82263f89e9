import { sendNotStored } from '../replies.ts';
import type { Handler, MessageOf } from './handler.ts';

/** Relays a message of an unknown action to the whole wall (PROTOCOL.md G-3). */
export const relay: Handler<MessageOf<'relay'>> = {
  who: 'everyone',
  isRateLimited: true,
  async handle({ peer, wall }, message, { text }) {
    try {
      await wall.relay(text);
    } catch (error) {
      sendNotStored(peer, error, message);
    }
  },
};
