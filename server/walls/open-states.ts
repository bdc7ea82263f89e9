import { Guest, type GuestOptions } from './guests/guest.ts';
import type { Screen } from './participant.ts';
import type { SessionDeps } from './session-deps.ts';
import type { SessionPeer } from './session-peer.ts';
import type { OpenState } from './session-state.ts';
import { Subscriptions } from './subscriptions.ts';
import type { Wall } from './wall.ts';

/** Whose state it is, and where. */
interface Place {
  readonly peer: SessionPeer;
  readonly deps: SessionDeps;
  readonly wall: Wall;
}

/** The state of a session whose peer is a guest of a wall. */
export function guestState(
  { peer, deps, wall }: Place,
  options: Pick<GuestOptions, 'client' | 'request'>,
): OpenState {
  const subscriptions = new Subscriptions(peer, deps.encoders.guest, deps.channels);
  const participant = new Guest({ peer, wall, subscriptions, ...options }, deps);
  return { kind: 'open', participant, wall, subscriptions };
}

/** The state of a session whose peer is a screen of a wall. */
export function screenState({ peer, deps, wall }: Place, participant: Screen): OpenState {
  const subscriptions = new Subscriptions(peer, participant.encoder, deps.channels);
  return { kind: 'open', participant, wall, subscriptions };
}
