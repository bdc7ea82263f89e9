import { noAuth, type AuthConfig } from '../../server/auth/authenticator.ts';
import type { Identity } from '../../server/auth/identity.ts';
import { signToken, type Grant } from '../../server/auth/tokens.ts';

/** Of the server in tests that enforces roles. */
export const testSecret = 'a secret for tests that has enough bytes';

/** A server with that secret. */
export const withSecret: AuthConfig = { ...noAuth, secret: testSecret };

const hour = 3_600_000;

/** A token of the server in tests: for all walls and for an hour, unless told. */
export function tokenFor(
  role: Identity['role'],
  grant: Partial<Grant> & { secret?: string; now?: number } = {},
): Promise<string> {
  const { secret = testSecret, now = Date.now(), ...more } = grant;
  return signToken(secret, { role, walls: 'all', expires: now + hour, ...more }, now);
}

/** The header that shows a token. */
export function bearer(token: string): { Authorization: string } {
  return { Authorization: `Bearer ${token}` };
}
