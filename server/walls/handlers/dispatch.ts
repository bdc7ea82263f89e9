import { errorCodes } from '#protocol';
import type { Guest } from '../guests/guest.ts';
import type { Screen } from '../participant.ts';
import type { PresentSession } from '../presence/present-session.ts';
import { sendError } from '../replies.ts';
import type { SessionIdentity } from '../session-identity.ts';
import type { SessionPeer } from '../session-peer.ts';
import type { OpenState } from '../session-state.ts';
import type { Wall } from '../wall.ts';
import type { HandledMessage, HandlerDeps, Sent } from './handler.ts';
import { handlerOf } from './index.ts';

/** A session whose peer is known. */
interface DispatchingSession extends PresentSession {
  readonly peer: SessionPeer;
  readonly identity: SessionIdentity;
  readonly deps: HandlerDeps;
  /** Makes the guest a screen of this wall; undefined when that is not possible, and its peer is closed. */
  promote(guest: Guest, wall: string, screen: Screen): { wall: Wall; num: number } | undefined;
}

/** Does what a message asks for, if its sender may. */
export function dispatch(
  session: DispatchingSession,
  state: OpenState,
  message: HandledMessage,
  sent: Sent,
): Promise<void> | void {
  const { peer, identity, deps } = session;
  const { participant, wall, subscriptions } = state;
  const refused = identity.refuseMessage(message, wall.name);
  const handler = handlerOf(message.action);
  if (handler.isRateLimited) identity.record(message, state, refused);
  if (refused) return sendError(peer, errorCodes.notAllowed, refused, message);
  const context = { peer, participant, wall, subscriptions, deps, identity, session };
  if (handler.who === 'everyone') return handler.handle(context, message, sent);
  if (participant.kind !== 'guest')
    return sendError(peer, errorCodes.badMessage, 'this socket has entered already');
  const enter = (to: string, screen: Screen) => session.promote(participant, to, screen);
  return handler.handle({ ...context, participant, enter }, message, sent);
}
