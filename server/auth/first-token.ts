import * as v from 'valibot';
import type { Audit } from './audit.ts';
import { tokenSummary } from './token-summary.ts';
import { newJti, signToken } from './tokens.ts';

const key = 'operator';
/** What is stored once the first operator has a token: when that was, ms since 1970. */
export const firstOperatorSchema = v.object({ at: v.number() });

const month = 30 * 86_400_000;

interface Store {
  get(key: string): unknown;
  put(key: string, value: unknown): Promise<void>;
}

/** A token for the first operator, at the first start with a secret; undefined at every later one. */
export async function firstOperatorToken(
  secret: string | null,
  { store, audit, now }: { store: Store; audit: Pick<Audit, 'record'>; now: number },
): Promise<string | undefined> {
  if (secret === null || store.get(key) !== undefined) return undefined;
  await store.put(key, { at: now });
  const grant = {
    role: 'operator',
    walls: 'all',
    name: 'first',
    expires: now + month,
    jti: newJti(),
  } as const;
  audit.record({ what: 'first start', who: grant, from: 'command line', on: tokenSummary(grant) });
  return signToken(secret, grant, now);
}
