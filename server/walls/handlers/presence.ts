import { errorCodes } from '#protocol';
import { sendError } from '../replies.ts';
import type { Handler, MessageOf } from './handler.ts';

/** An operator wants to be told who is there, or not any more (PROTOCOL.md P-3). */
export const presence: Handler<MessageOf<'presence'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle({ peer, session, identity, deps }, { wall, telemetry, off }) {
    if (off) return deps.presence.unwatch(session);
    if (identity.reach(wall) === undefined)
      return sendError(peer, errorCodes.notAllowed, `your role is not for the wall ${wall}`);
    // it is no client of the original protocol
    deps.presence.guests.remove(session);
    deps.presence.watch(session, { peer, telemetry, reach: () => identity.reach(wall) });
  },
};

/** A screen says how it is (PROTOCOL.md P-4). */
export const screenFacts: Handler<MessageOf<'facts'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle({ participant, deps }, { value }) {
    if (participant.kind === 'screen') deps.presence.setFacts(participant.id, value);
  },
};

/** A screen says how it is going, while somebody looks (PROTOCOL.md P-5). */
export const screenTelemetry: Handler<MessageOf<'telemetry'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle({ participant, deps }, { value }) {
    if (participant.kind === 'screen') deps.presence.setTelemetry(participant.id, value);
  },
};
