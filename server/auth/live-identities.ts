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
}

/** The identities in use on open sockets, which end with them. */
export interface LiveIdentities {
  /** Calls back once, when the identity has expired or was revoked. Returns a function that cancels it. */
  hold(identity: Identity, end: (refusal: Refusal) => void): () => void;
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

  function sweep(): void {
    const time = now();
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
    hold(identity, end) {
      if (identity.jti === undefined && identity.session === undefined) return () => {};
      const held = { identity, end };
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
