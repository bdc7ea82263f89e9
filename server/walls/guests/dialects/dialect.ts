import type { Refusal } from '../../../auth/refusal.ts';
import type { dialectPermissions } from '../../../auth/permissions.ts';
import type { SessionPeer } from '../../session-peer.ts';

/** A message as it was sent, with all its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** Who a guest is. */
interface DialectIdentity {
  /** False until it has shown a token, where roles are enforced. */
  readonly isKnown: boolean;
  /** The name in its token. */
  readonly name: string | undefined;
  /** The person; where no roles are enforced the one that it says. */
  person(claimed?: string): string | undefined;
  /** Why it may not do this on a wall; undefined: it may. */
  refuse(what: keyof typeof dialectPermissions, wall: string): string | undefined;
  /** Records what others get to see, and why it was refused if it was. */
  recordSaid(what: string, said: { wall: string; on?: string; refused?: string | undefined }): void;
}

/** What a guest that speaks one of the older dialects is given by its session. */
export interface DialectContext {
  readonly peer: SessionPeer;
  /** the wall that its URL names */
  readonly wall: string;
  /** whose socket its path says it is, in the dialect by URL */
  readonly person: string | undefined;
  readonly identity: DialectIdentity;
  /** It is whose token this is, from now on. Resolves to why not. */
  authenticate(token: string): Promise<Refusal | undefined>;
  /** It is on this wall from now on, for whoever looks who is there. */
  move(wall: string): void;
  close(code: number, reason: string): void;
}

/** One of the older protocols, as one guest speaks it (PROTOCOL.md R, N, U). Its frames reach nobody who speaks another. */
export interface Dialect {
  /** The session is ready for it. */
  start(): void;
  /** Whether others get to see it, which is limited (PROTOCOL.md B-11). */
  isAction(fields: Fields): boolean;
  handle(fields: Fields): Promise<void> | void;
  /** Something came that cannot be read. */
  fail(reason: string): void;
  /** It is not let in, or not any longer; the socket is closed after this. */
  refuse(refusal: Refusal): void;
  /** The socket has answered a ping. */
  hear(): void;
  /** The socket is gone. `isSilent`: because nothing came from it any more, not even the answer to a ping. */
  end(isSilent: boolean): void;
}
