import { reply } from '../replies.ts';
import type { Handler, MessageOf } from './handler.ts';

/** A screen asks to replace its page, or says that it has (PROTOCOL.md S-15). */
export const renew: Handler<MessageOf<'renew'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle({ peer, participant, wall, deps }, { done, reason }) {
    if (participant.kind !== 'screen') return;
    if (done) return wall.screens.renewals.end(participant.id);
    // nothing is wrong with its page: it asks again, until it is night
    if (reason === 'age' && !wall.renewalTime.includes(deps.now())) return;
    wall.screens.renewals.ask(participant.id, () => reply(peer, { action: 'renew', granted: true }));
  },
};
