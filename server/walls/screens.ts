import type { After } from './after.ts';
import type { WallEvent } from './events.ts';
import type { Listener } from './fan-out.ts';
import { createFlips, type Flips } from './flips.ts';
import type { Duties, Elsewhere } from './presence/elsewhere.ts';
import { createParts, type Parts } from './parts.ts';
import { createRenewals, type Renewals } from './renewals.ts';

/** The session of a screen, as its wall knows it. */
export interface ScreenSession extends Listener<WallEvent> {
  /** A newer socket of the same screen has entered. */
  replace(): void;
}

/** The screens of a wall, and what is known of each. */
export interface Screens {
  /** how many there are, on all nodes */
  readonly size: number;
  /** how many there are on this node */
  readonly here: number;
  /** how well they change together */
  readonly flips: Flips;
  /** whose turn it is to replace its page */
  readonly renewals: Renewals;
  /** which of them shows which part of the wall's span */
  readonly parts: Parts;
  find(screen: string): ScreenSession | undefined;
  /** Adds a screen, in place of an older socket of the same. */
  add(screen: string, session: ScreenSession): void;
  /** Returns false, and does nothing, for a session that was replaced. */
  remove(screen: string, session: ScreenSession): boolean;
}

interface ScreensDeps {
  wall: string;
  elsewhere: Pick<Elsewhere, 'count'>;
  duties: Pick<Duties, 'takeTurn' | 'endTurn'>;
  now: () => number;
  after: After;
}

export function createScreens({ wall, elsewhere, duties, now, after }: ScreensDeps): Screens {
  const sessions = new Map<string, ScreenSession>();
  const flips = createFlips(now);
  const turn = { take: () => duties.takeTurn(wall), end: () => duties.endTurn(wall) };
  const renewals = createRenewals(after, turn);
  const parts = createParts();

  return {
    get size() {
      return sessions.size + elsewhere.count(wall);
    },
    get here() {
      return sessions.size;
    },
    flips,
    renewals,
    parts,
    find: (screen) => sessions.get(screen),
    add(screen, session) {
      const older = sessions.get(screen);
      sessions.set(screen, session);
      // not earlier: while a wall has no screens its page does not turn
      older?.replace();
      renewals.withdraw(screen);
    },
    remove(screen, session) {
      if (sessions.get(screen) !== session) return false;
      sessions.delete(screen);
      flips.forget(screen);
      renewals.end(screen);
      parts.forget(screen);
      return true;
    },
  };
}
