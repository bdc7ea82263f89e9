import type { ClientMessage } from '#protocol';
import type { ChartStore } from '../../charts/store.ts';
import type { Participant, Screen } from '../participant.ts';
import type { Guest } from '../guests/guest.ts';
import type { Encoders } from '../message-encoder.ts';
import type { ChartRequest } from '../message-decoder.ts';
import type { SessionPeer } from '../session-peer.ts';
import type { Subscriptions } from '../subscriptions.ts';
import type { Wall } from '../wall.ts';

/** What handlers need of the server. */
export interface HandlerDeps {
  charts: ChartStore;
  encoders: Encoders;
  /** sent to screens when they enter */
  server: { version: string; staleAfter: number | null };
  now: () => number;
}

/** A session, as its handlers know it. */
export interface HandlerContext {
  readonly peer: SessionPeer;
  readonly participant: Participant;
  readonly wall: Wall;
  readonly subscriptions: Subscriptions;
  readonly deps: HandlerDeps;
}

/** The session of a guest. */
export interface GuestContext extends HandlerContext {
  readonly participant: Guest;
  /** Becomes a screen of the wall with that name. Undefined when there are too many walls; the peer is then closed. */
  enter(wall: string, screen: Screen): { wall: Wall; num: number } | undefined;
}

/** A message as a session receives it: a chart request is remembered, so it carries its fields. */
export type Message = Exclude<ClientMessage, { action: 'getData' }> | ChartRequest;
export type MessageOf<Action extends Message['action']> = Extract<Message, { action: Action }>;

/** The message as it was sent. */
export interface Sent {
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface HandlerFor<Context, Handled> {
  /** Reaches other peers, so its rate is bounded (PROTOCOL.md B-11). */
  readonly isLimited: boolean;
  /** Returns a promise when it takes longer than this call. */
  handle(context: Context, message: Handled, sent: Sent): Promise<void> | void;
}

/** What an action does, and who may ask for it. */
export type Handler<Handled> =
  | ({ readonly who: 'everybody' } & HandlerFor<HandlerContext, Handled>)
  | ({ readonly who: 'guest' } & HandlerFor<GuestContext, Handled>);
