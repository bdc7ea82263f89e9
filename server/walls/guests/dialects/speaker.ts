import { limits } from '#protocol';
import { isRefusal, type Authenticator, type Identification } from '../../../auth/authenticator.ts';
import type { Identity } from '../../../auth/identity.ts';
import type { Refusal } from '../../../auth/refusal.ts';
import type { GuestList } from '../../presence/guest-list.ts';
import type { SessionIntake } from '../../session-intake.ts';
import type { SessionPeer } from '../../session-peer.ts';
import { createDialect, type DialectDeps } from './create-dialect.ts';
import type { DialectContext } from './dialect.ts';
import { readFields, type DialectName } from './dialect-of.ts';

/** A guest that speaks one of the older dialects. */
export interface Speaker {
  /** To be called once the session is ready for it. `who`: who its upgrade says it is, where that was not looked at yet. */
  start(who?: Identification): void;
  receive(text: string): Promise<void> | void;
  /** Tells it that it is not let in, or not any longer. */
  refuse(refusal: Refusal): void;
  /** The socket has answered a ping. */
  hear(): void;
  /** The socket has not answered a ping; its end follows. */
  fallSilent(): void;
  end(): void;
}

export interface SpeakerOptions {
  /** the one that its URL names */
  readonly wall: string;
  /** whose socket its path says it is */
  readonly person?: string | undefined;
}

/** What it has of its session. */
interface SpeakingSession {
  readonly peer: SessionPeer;
  readonly identity: DialectContext['identity'] & {
    set(identity: Identity): void;
    /** It has so long to say who it is. ms */
    wait(time: number): void;
    readonly address: string;
  };
  readonly intake: SessionIntake;
  /** Counts something that costs others; false, and the socket is closed, with one too many. */
  countAction(bytes: number): boolean;
  close(code: number, reason: string): void;
  refuse(refusal: Refusal): void;
}

type SpeakerDeps = DialectDeps & {
  authenticator: Pick<Authenticator, 'verify'>;
  presence: { readonly guests: Pick<GuestList, 'add' | 'remove'> };
};

export function createSpeaker(
  name: DialectName,
  { wall, person }: SpeakerOptions,
  session: SpeakingSession,
  deps: SpeakerDeps,
): Speaker {
  const { peer, identity, intake } = session;
  const close = (code: number, reason: string): void => session.close(code, reason);
  const dialect = createDialect(name, { peer, identity, wall, person, authenticate, move, close }, deps);
  let isEnded = false;
  let isSilent = false;
  // such clients may try again, so they have longer than others
  if (!identity.isKnown) identity.wait(limits.dialectIdentification);

  async function authenticate(token: string): Promise<Refusal | undefined> {
    const who = await deps.authenticator.verify(token);
    if (isRefusal(who)) return who;
    if (!isEnded) identity.set(who);
    return undefined;
  }

  function move(to: string): void {
    deps.presence.guests.remove(session);
    deps.presence.guests.add(session, to, identity.address);
  }

  return {
    receive(text) {
      const fields = readFields(text);
      if (typeof fields === 'string') return intake.inTime(() => dialect.fail(fields));
      if (!dialect.isAction(fields)) return intake.inTime(() => dialect.handle(fields));
      if (session.countAction(Buffer.byteLength(text))) return dialect.handle(fields);
    },
    start(who) {
      if (who && isRefusal(who)) return session.refuse(who);
      if (who) identity.set(who);
      dialect.start();
    },
    refuse: dialect.refuse,
    hear: dialect.hear,
    fallSilent() {
      isSilent = true;
    },
    end() {
      isEnded = true;
      dialect.end(isSilent);
    },
  };
}
