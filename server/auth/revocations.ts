import * as v from 'valibot';
import type { AuthStore } from './people.ts';

const prefix = 'revoked:';

/** The id of a token, as it may be stored. */
export const jtiSchema = v.pipe(
  v.string('jti must be a text'),
  v.minLength(1, 'jti is empty'),
  v.maxLength(200, 'jti is longer than 200 characters'),
);
/** What is stored of a revoked token, under its id: when it was revoked, ms since 1970. */
export const revocationSchema = v.object({ at: v.number() });

/** The tokens that do not count any more, though they are signed and have not expired. */
export interface Revocations {
  has(jti: string): boolean;
  /** Counts at once, and everywhere. Resolves once it is stored; rejects, and counts until a restart, if it cannot be. */
  revoke(jti: string): Promise<void>;
  onRevoke(listener: (jti: string) => void): void;
}

/** They are kept for ever: a token that is renewed keeps its id, so nobody can say when the last one of an id has expired. */
export function createRevocations(store: Omit<AuthStore, 'delete'>, now: () => number): Revocations {
  const revoked = new Set([...store.entries(prefix)].map(([key]) => key.slice(prefix.length)));
  const listeners: ((jti: string) => void)[] = [];

  function apply(jti: string): void {
    revoked.add(jti);
    for (const listener of listeners) listener(jti);
  }

  store.onRemoteChange(prefix, apply);

  return {
    has: (jti) => revoked.has(jti),
    async revoke(jti) {
      apply(jti);
      await store.put(prefix + jti, { at: now() });
    },
    onRevoke: (listener) => void listeners.push(listener),
  };
}
