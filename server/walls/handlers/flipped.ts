import type { Handler, MessageOf } from './handler.ts';

/** A screen reports how it showed a change (PROTOCOL.md S-14). */
export const flipped: Handler<MessageOf<'flipped'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle({ participant, wall }, report) {
    if (participant.kind === 'screen') wall.report(participant.id, report);
  },
};
