import { reply } from '../replies.ts';
import type { Handler, MessageOf } from './handler.ts';

/** Answers with the server's time, from which screens compute the offset of their clocks (PROTOCOL.md S-7). */
export const heartbeat: Handler<MessageOf<'heartbeat'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle({ peer, participant, deps }, { sent }) {
    if (participant.kind === 'screen') deps.screenIds.hear(participant.id);
    reply(peer, { action: 'heartbeat', sent, time: deps.now() });
  },
};
