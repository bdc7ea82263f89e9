import { createHash, randomBytes, randomInt } from 'node:crypto';
import { limits } from '#protocol';
import * as v from 'valibot';
import type { AuthStore } from './people.ts';

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

/** What nodes tell each other of an offer, under the hash of its claim. */
export const storedOfferSchema = v.object({
  code: v.string(),
  address: v.string(),
  /** ms since 1970 */
  expires: v.number(),
  /** the screen's, from when it was adopted until it fetches it */
  token: v.optional(v.string()),
});
type StoredOffer = v.InferOutput<typeof storedOfferSchema>;

const prefix = 'offer:';

/** In memory: after a restart of the server the screens show other codes. `shared`: where other nodes learn of them; null: there are none. */
export function createAdoption(shared: AuthStore | null, now: () => number): Adoption {
  const offers = new Map(
    [...(shared?.entries(prefix) ?? [])].map(([key, value]) => [
      key.slice(prefix.length),
      value as StoredOffer,
    ]),
  );
  shared?.onRemoteChange(prefix, (id, value) => {
    if (value === undefined) offers.delete(id);
    else offers.set(id, value as StoredOffer);
  });

  function set(id: string, offer: StoredOffer | undefined): void {
    if (offer) offers.set(id, offer);
    else offers.delete(id);
    // where it cannot be told, the screen asks for another code in the end
    (offer ? shared?.put(prefix + id, offer) : shared?.delete(prefix + id))?.catch(() => {});
  }

  function forgetOld(): void {
    for (const [id, { expires }] of offers) if (expires <= now()) set(id, undefined);
  }

  return {
    offer(address) {
      forgetOld();
      const own = [...offers.values()].filter((each) => each.address === address);
      if (own.length >= limits.adoptions.waitingPerAddress) return 'of one address';
      if (offers.size >= limits.adoptions.waiting) return 'of all';
      const claim = randomBytes(32).toString('base64url');
      const offer = { code: newCode(), expires: now() + limits.adoptions.age };
      set(idOf(claim), { ...offer, address });
      return { ...offer, claim };
    },
    adopt(typed, token) {
      forgetOld();
      const code = plainCode(typed);
      const found = [...offers].find(([, each]) => each.code === code && each.token === undefined);
      if (!found) return false;
      const [id, offer] = found;
      set(id, { ...offer, token });
      return true;
    },
    fetch(claim) {
      forgetOld();
      const id = idOf(claim);
      const offer = offers.get(id);
      if (offer?.token === undefined) return offer && {};
      set(id, undefined);
      return { token: offer.token };
    },
  };
}

function idOf(claim: string): string {
  return createHash('sha256').update(claim).digest('base64url');
}

function newCode(): string {
  return Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('');
}

/** As people type it: in small letters, with a dash or spaces. */
function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z]/g, '');
}
