import type { Identity } from './identity.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import type { Revocations } from './revocations.ts';
import type { Sessions } from './sessions.ts';

/** How long after its end an identity may still be used. ms */
const sweepInterval = 1000;
/** People who have logged in are validated again. ms */
const validationInterval = 30 * 60_000;

interface Held {
  readonly identity: Identity;
  readonly end: (refusal: Refusal) => void;
  /** undefined: once is enough */
  renew: (() => void) | undefined;
}

/** The identities in use on open sockets, which end with them. */
export interface LiveIdentities {
  /**
   * Calls back once when the identity has expired or was revoked, and once before when it is half over and can be renewed (a screen's, so
   * that it never drops). Returns a function that cancels both.
   */
  hold(identity: Identity, end: (refusal: Refusal) => void, renew: () => void): () => void;
}

export interface LiveIdentitiesDeps {
  revocations: Revocations;
  sessions: Pick<Sessions, 'isValid' | 'onEnd'>;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
}

/** One timer looks at all of them: a timer of its own for each would end a token of more than 24.8 days at once. */
export function createLiveIdentities({
  revocations,
  sessions,
  now,
  after,
}: LiveIdentitiesDeps): LiveIdentities {
  const all = new Set<Held>();
  let cancelSweep: (() => void) | undefined;
  let validated = now();

  function endThose(isOver: (identity: Identity) => boolean, refusal: Refusal): void {
    for (const held of [...all].filter(({ identity }) => isOver(identity))) {
      all.delete(held);
      held.end(refusal);
    }
  }

  function renewThose(time: number): void {
    for (const held of all) {
      if (!held.renew || !isHalfOver(held.identity, time)) continue;
      held.renew();
      held.renew = undefined;
    }
  }

  function sweep(): void {
    const time = now();
    renewThose(time);
    endThose(({ expires = Infinity }) => expires <= time, refusalOf('expired'));
    if (time - validated >= validationInterval) {
      validated = time;
      endThose((who) => who.session !== undefined && !sessions.isValid(who), refusalOf('expired'));
    }
    cancelSweep = undefined;
    sweepLater();
  }

  function sweepLater(): void {
    if (all.size > 0) cancelSweep ??= after(sweepInterval, sweep);
  }

  revocations.onRevoke((revoked) => endThose(({ jti }) => jti === revoked, refusalOf('revoked')));

  sessions.onEnd((ended) => endThose(({ session }) => session === ended, refusalOf('revoked')));

  return {
    hold(identity, end, renew) {
      if (identity.jti === undefined && identity.session === undefined) return () => {};
      const held: Held = { identity, end, renew };
      all.add(held);
      sweepLater();
      return () => {
        all.delete(held);
        if (all.size > 0) return;
        cancelSweep?.();
        cancelSweep = undefined;
      };
    },
  };
}

function isHalfOver({ role, issued, expires }: Identity, time: number): boolean {
  return role === 'screen' && issued !== undefined && expires !== undefined && time >= (issued + expires) / 2;
}
