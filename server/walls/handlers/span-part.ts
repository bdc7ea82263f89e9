import type { Handler, MessageOf } from './handler.ts';

/** A screen says which part of the wall's span it shows (PROTOCOL.md S-16). */
export const spanPart: Handler<MessageOf<'spanPart'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle({ participant, wall, deps }, { value }) {
    if (participant.kind !== 'screen') return;
    wall.screens.parts.set(participant, value);
    deps.presence.setPart(participant.id, value);
  },
};
