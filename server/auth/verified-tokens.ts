import { hash } from 'node:crypto';
import { maxTokenLength } from '#protocol';
import type { Identity } from './identity.ts';

/** A key that its issuer takes back still counts for so long. ms */
const age = 60_000;
/** As many programs as ask often. */
const most = 1000;

/** Tokens that were verified lately: a program that asks often pays for a hash, a tenth of a signature. No token is kept. */
export interface VerifiedTokens {
  /** Whose token this is, if that is known and has not ended. Says nothing of whether it was revoked. */
  find(token: string): Identity | undefined;
  add(token: string, who: Identity): void;
}

export function createVerifiedTokens(now: () => number): VerifiedTokens {
  const verified = new Map<string, { who: Identity; until: number }>();

  return {
    find(token) {
      if (token.length > maxTokenLength) return undefined;
      const found = verified.get(hashOf(token));
      return found && found.until > now() ? found.who : undefined;
    },
    add(token, who) {
      const key = hashOf(token);
      verified.delete(key);
      verified.set(key, { who, until: Math.min(now() + age, who.expires ?? Infinity) });
      const [oldest = ''] = verified.keys();
      if (verified.size > most) verified.delete(oldest);
    },
  };
}

function hashOf(token: string): string {
  return hash('sha256', token, 'base64');
}
