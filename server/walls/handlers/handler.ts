import type { ClientMessage } from '#protocol';
import type { ChartStore } from '../../charts/store.ts';
import type { Alarms } from '../alarms/alarms.ts';
import type { Participant, Screen } from '../participant.ts';
import type { LiveConversations } from '../conversations/live-conversations.ts';
import type { Guest } from '../guests/guest.ts';
import type { Encoders } from '../message-encoder.ts';
import type { ChartRequest } from '../message-decoder.ts';
import type { Ledger } from '../messages/ledger.ts';
import type { Messages } from '../messages/messages.ts';
import type { Presence } from '../presence/presence.ts';
import type { PresentSession } from '../presence/present-session.ts';
import type { Reach } from '../presence/reach.ts';
import type { Registry } from '../registry.ts';
import type { IdConflict, ScreenIds } from '../screen-ids.ts';
import type { SessionPeer } from '../session-peer.ts';
import type { Subscriptions } from '../subscriptions.ts';
import type { Wall } from '../wall.ts';

/** What handlers use of the server. */
export interface HandlerDeps {
  charts: ChartStore;
  alarms: Pick<Alarms, 'of'>;
  encoders: Encoders;
  /** sent to screens when they enter */
  server: { version: string; staleAfter: number | null };
  messages: Messages;
  ledger: Ledger;
  registry: Pick<Registry, 'find' | 'wallFor'>;
  presence: Presence;
  screenIds: ScreenIds;
  conversations: LiveConversations;
  now: () => number;
}

/** Who the client is, and where what happens to it is told to the operator. */
interface ClientIdentity {
  /** The person; where no roles are enforced the one that it says. */
  person(claimed?: string): string | undefined;
  readonly name: string | undefined;
  isFor(wall: string): boolean;
  /** The walls of which it may see who is there: those that its role counts for, or only `wall`. Undefined: none. */
  reach(wall?: string): Reach | undefined;
  /** Tells the operator that a screen got another id than it asked for. */
  recordConflict(conflict: IdConflict, asked: string | undefined, screen: string, wall: string): void;
}

/** What handlers see of a session. */
export interface HandlerContext {
  readonly peer: SessionPeer;
  readonly participant: Participant;
  readonly wall: Wall;
  readonly subscriptions: Subscriptions;
  readonly deps: HandlerDeps;
  readonly identity: ClientIdentity;
  readonly session: PresentSession;
}

/** The session of a guest. */
export interface GuestContext extends HandlerContext {
  readonly participant: Guest;
  /** Makes the guest a screen of this wall. Undefined when there are too many walls; the peer is closed then. */
  enter(wall: string, screen: Screen): { wall: Wall; num: number } | undefined;
}

/** A decoded message. A chart request carries its fields, because it is kept. */
type AnyMessage = Exclude<ClientMessage, { action: 'getData' }> | ChartRequest;
/** One that has a handler. What the session itself does before anything else is done has none. */
export type HandledMessage = Exclude<AnyMessage, { action: 'auth' }>;
export type MessageOf<Action extends AnyMessage['action']> = Extract<AnyMessage, { action: Action }>;

/** The message as it was sent. */
export interface Sent {
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

interface HandlerFor<Context, Handled> {
  /** True for actions that reach other peers (PROTOCOL.md B-11). */
  readonly isRateLimited: boolean;
  /** Returns a promise when it takes longer than this call. */
  handle(context: Context, message: Handled, sent: Sent): Promise<void> | void;
}

/** What an action does, and who may send it. */
export type Handler<Handled> =
  | ({ readonly who: 'everyone' } & HandlerFor<HandlerContext, Handled>)
  | ({ readonly who: 'guest' } & HandlerFor<GuestContext, Handled>);
