import { createHash, randomBytes } from 'node:crypto';
import type { Elsewhere } from './presence/elsewhere.ts';
import type { Registry } from './registry.ts';

/** A screen is heard of every 5 s; one that was not for so long does not hold its id any more. ms */
const silence = 10_000;

/** Why a screen gets another id than it asked for. */
export type IdConflict = 'key' | 'copy';

/** What a screen says of itself when it enters. */
interface Asked {
  readonly wall: string;
  readonly screen?: string | undefined;
  readonly key?: string | undefined;
  /** the same as long as the page is in the same tab, reloaded or not */
  readonly page?: string | undefined;
}

interface Given {
  readonly screen: string;
  /** for a screen that has none yet: it shows it from now on */
  readonly key?: string;
  readonly conflict?: IdConflict;
}

/** Which id a screen has: where roles are enforced nobody takes another one's by saying it (PROTOCOL.md S-19). */
export interface ScreenIds {
  give(asked: Asked): Given;
  /** Something has come from the screen with this id. */
  hear(screen: string): void;
  /** To be called once the screen is on its wall: stores the key that it was given. */
  entered(given: Given, page: string | undefined): void;
}

interface ScreenIdsDeps {
  registry: Pick<Registry, 'find' | 'isPresent' | 'setKey'>;
  elsewhere: Pick<Elsewhere, 'find'>;
  isEnforced: boolean;
  newId: () => string;
  now: () => number;
}

export function createScreenIds({ registry, elsewhere, isEnforced, newId, now }: ScreenIdsDeps): ScreenIds {
  /** the page of each screen that is here, and when it was last heard of */
  const pages = new Map<string, { page: string | undefined; heard: number }>();

  const fresh = (conflict?: IdConflict): Given => ({
    screen: newId(),
    key: newKey(),
    ...(conflict && { conflict }),
  });

  /** The page in another tab that goes on as this screen; a reload, or a new socket of the same page, takes its own place. */
  function isCopy(screen: string, page: string | undefined): boolean {
    const placed = elsewhere.find(screen);
    if (placed) return placed.isOpen && placed.away === undefined && placed.page !== page;
    const held = registry.isPresent(screen) ? pages.get(screen) : undefined;
    return held !== undefined && held.page !== page && now() - held.heard < silence;
  }

  return {
    give({ screen, key, page, wall }) {
      if (!isEnforced) return { screen: screen ?? newId() };
      if (screen === undefined) return fresh();
      const { key: hash, wall: last = wall } = registry.find(screen) ?? {};
      // one without a key is from the time when no roles were enforced; its messages are not for another wall's people
      if (hash === undefined && last === wall && !registry.isPresent(screen))
        return { screen, key: newKey() };
      if (key === undefined || hashOf(key) !== hash) return fresh('key');
      return isCopy(screen, page) ? fresh('copy') : { screen };
    },
    hear(screen) {
      const held = pages.get(screen);
      if (held) held.heard = now();
    },
    entered({ screen, key }, page) {
      if (key !== undefined) registry.setKey(screen, hashOf(key));
      if (!isEnforced) return;
      pages.set(screen, { page, heard: now() });
      for (const old of pages.keys()) if (!registry.isPresent(old)) pages.delete(old);
    },
  };
}

function newKey(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}
