import type { Identification } from '../auth/authenticator.ts';
import type { Speaker } from './guests/dialects/speaker.ts';
import type { Participant } from './participant.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Wall } from './wall.ts';

export interface OpenOptions {
  /** the wall that the socket's URL names */
  wall: string;
  /** identifies the client (PROTOCOL.md G-7) */
  client: string;
  /** what limits count the client's address as; undefined: it is this machine, which does not wait and is not shut out (PROTOCOL.md B-19, B-20) */
  address: string | undefined;
  /** its IP address, for the audit */
  from: string;
  /** who its upgrade says it is */
  who: Identification;
  /** whose socket its path says it is: the dialect by URL (PROTOCOL.md part U) */
  person?: string | undefined;
}

/** Where the lifecycle of a session stands. `connecting`, `waiting`: the peer is not known yet, and subscribed to nothing; it may say who it is. */
export type State =
  { readonly kind: 'connecting' } | { readonly kind: 'closed' } | WaitingState | OpenState | SpeakingState;
interface WaitingState {
  readonly kind: 'waiting';
  readonly options: OpenOptions;
}
export interface OpenState {
  readonly kind: 'open';
  readonly participant: Participant;
  readonly wall: Wall;
  readonly subscriptions: Subscriptions;
}

/** A guest that speaks one of the older dialects. */
interface SpeakingState {
  readonly kind: 'speaking';
  readonly speaker: Speaker;
}

/** Before the peer is known. */
export const connecting: State = { kind: 'connecting' };
/** After its end. */
export const closed: State = { kind: 'closed' };

/** The screen that the peer is. */
export function screenIn(state: State): string | undefined {
  return state.kind === 'open' && state.participant.kind === 'screen' ? state.participant.id : undefined;
}

/** What a guest speaks of the older dialects. */
export function speakerIn(state: State): Speaker | undefined {
  return state.kind === 'speaking' ? state.speaker : undefined;
}

/** The wall that the peer is on or waits for; undefined: neither, or it speaks an older dialect. */
export function wallIn(state: State): string | undefined {
  if (state.kind === 'open') return state.wall.name;
  return state.kind === 'waiting' ? state.options.wall : undefined;
}
