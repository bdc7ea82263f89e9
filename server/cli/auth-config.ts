import { readFileSync } from 'node:fs';
import type { AuthConfig } from '../auth/authenticator.ts';
import { ownClaims } from '../auth/claims.ts';
import type { IssuerConfig } from '../auth/issuer.ts';
import { isSecret, secretCommand } from '../auth/secret.ts';
import { badValue, readSwitch, readText, UsageError, type Setting } from './settings.ts';

/** The flags that say whose tokens count. */
export const authOptions = {
  secret: { type: 'string' },
  'previous-secret': { type: 'string' },
  'jwks-url': { type: 'string' },
  'public-key': { type: 'string' },
  issuer: { type: 'string' },
  audience: { type: 'string' },
  'claim-role': { type: 'string' },
  'claim-walls': { type: 'string' },
  'public-view': { type: 'boolean' },
  origin: { type: 'string' },
} as const;

/** What was given for a flag of these. */
export type AuthSettings = (flag: keyof typeof authOptions) => Setting[];

/** Whose tokens count. */
export function readAuth(settings: AuthSettings): AuthConfig {
  const auth = {
    secret: readSecret(settings('secret')),
    previousSecret: readSecret(settings('previous-secret')),
    issuer: readIssuer(settings),
    publicView: readSwitch(settings('public-view')),
  };
  if (auth.previousSecret !== null && auth.secret === null)
    throw new UsageError('--previous-secret counts beside a --secret only');
  return auth;
}

/** What tokens are signed with. Its text is in no message. */
export function readSecret([setting]: readonly Setting[]): string | null {
  if (!setting) return null;
  if (isSecret(setting.text)) return setting.text;
  throw new UsageError(`${setting.from} is shorter than 32 bytes; this makes a good one: ${secretCommand}`);
}

/** Origins as browsers send them. */
export function readOrigins([setting]: readonly Setting[]): string[] {
  if (!setting) return [];
  const origins = setting.text.split(/[\s,]+/).filter(Boolean);
  const isOrigin = (text: string) =>
    /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
  if (origins.length > 0 && origins.every(isOrigin)) return origins;
  throw badValue(setting, 'origins of pages, such as https://intranet.example or http://tv.example:8080');
}

/** Another issuer; null when no keys of one were given. */
function readIssuer(settings: AuthSettings): IssuerConfig | null {
  const url = settings('jwks-url')[0];
  const file = readText(settings('public-key'));
  if (url && file !== undefined) throw new UsageError('--jwks-url and --public-key: one of them');
  if (!url && file === undefined) return null;
  const flag = url ? '--jwks-url' : '--public-key';
  const demand = (needed: 'issuer' | 'audience') => {
    const text = readText(settings(needed));
    if (text !== undefined) return text;
    throw new UsageError(
      `${flag} needs --${needed}: without it tokens that were made for others would count`,
    );
  };
  return {
    keys: url ? { url: readJwksUrl(url) } : { pem: readPublicKey(file ?? '') },
    issuer: demand('issuer'),
    audience: demand('audience'),
    claims: {
      role: readText(settings('claim-role')) ?? ownClaims.role,
      walls: readText(settings('claim-walls')) ?? null,
    },
  };
}

/** Who can change the keys on their way lets itself in. */
function readJwksUrl(setting: Setting): string {
  const { text } = setting;
  const isSafe = URL.canParse(text) && /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(text);
  if (isSafe) return text;
  throw badValue(setting, 'an address with https');
}

function readPublicKey(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`--public-key: ${file} cannot be read`, { cause });
  }
}
