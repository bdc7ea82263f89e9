import { randomBytes, randomInt } from 'node:crypto';
import { limits } from '#protocol';

/** Consonants that cannot be taken for one another, nor make words (RFC 8628, 6.1). */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const codeLength = 8;

/** Too many wait: of all screens, or of those at one address. */
export type TooManyOffers = 'of all' | 'of one address';

/** A screen that wants to be let in. */
export interface Offer {
  /** what it shows to people */
  readonly code: string;
  /** the screen's secret, with which it fetches its token */
  readonly claim: string;
  /** ms since 1970 */
  readonly expires: number;
}

/** How screens are let in that have no token: they show a code, and an operator types it (RFC 8628). */
export interface Adoption {
  /** A new code for a screen at this address. */
  offer(address: string): Offer | TooManyOffers;
  /** Lets the screen in that shows the code; false if none does. A code is used once. */
  adopt(code: string, token: string): boolean;
  /** Returns the screen's token once, or nothing in it while the screen waits. Undefined for an unknown or expired claim. */
  fetch(claim: string): { token?: string } | undefined;
}

/** In memory: after a restart of the server the screens show other codes. */
export function createAdoption(now: () => number): Adoption {
  const offers = new Map<string, Offer & { address: string; token?: string }>();

  function forgetOld(): void {
    for (const [claim, { expires }] of offers) if (expires <= now()) offers.delete(claim);
  }

  return {
    offer(address) {
      forgetOld();
      const own = [...offers.values()].filter((each) => each.address === address);
      if (own.length >= limits.adoptions.waitingPerAddress) return 'of one address';
      if (offers.size >= limits.adoptions.waiting) return 'of all';
      const claim = randomBytes(32).toString('base64url');
      const offer = { code: newCode(), claim, expires: now() + limits.adoptions.age };
      offers.set(claim, { ...offer, address });
      return offer;
    },
    adopt(typed, token) {
      forgetOld();
      const code = plainCode(typed);
      const offer = [...offers.values()].find((each) => each.code === code && each.token === undefined);
      if (!offer) return false;
      offers.set(offer.claim, { ...offer, token });
      return true;
    },
    fetch(claim) {
      forgetOld();
      const offer = offers.get(claim);
      if (offer?.token === undefined) return offer && {};
      offers.delete(claim);
      return { token: offer.token };
    },
  };
}

function newCode(): string {
  return Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('');
}

/** As people type it: in small letters, with a dash or spaces. */
function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z]/g, '');
}
