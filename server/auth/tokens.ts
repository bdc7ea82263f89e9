import { maxTokenLength, type RefusalCode } from '#protocol';
import { randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT, type JWTVerifyOptions } from 'jose';
import { allWalls, identityOf, ownClaims } from './claims.ts';
import type { Identity } from './identity.ts';
import type { IssuerKeys } from './issuer.ts';
import { secretKeyOf } from './secret.ts';

/** Clocks differ: a token counts this long before its start and after its end. s */
const clockTolerance = 5;
/** A token that was issued further in the future than clocks differ is refused. s */
const futureTolerance = 60;

/** Of our own tokens (RFC 8725: they cannot be mistaken for another issuer's, nor another's for ours). */
const own = { issuer: 'chartwall', audience: 'chartwall', typ: 'chartwall+jwt' } as const;

/** What a token is to say. */
export interface Grant extends Pick<Identity, 'role' | 'walls' | 'name'> {
  /** ms since 1970 */
  readonly expires: number;
  /** default: a new one */
  readonly jti?: string;
}

export interface TokenVerifier {
  /** Resolves to who bears the token, or to why it does not count. Says nothing of whether it was revoked. */
  verify(token: string): Promise<Identity | RefusalCode>;
}

interface TokenKeys {
  /** the current secret, and the previous one */
  secrets: readonly string[];
  /** whose tokens count besides our own */
  issuer: IssuerKeys | undefined;
}

/** What verifies one kind of token: where its key comes from decides the algorithm, never the token. */
type Check = (token: string, options: JWTVerifyOptions) => Promise<Identity | RefusalCode>;

/** Verifies tokens that were signed with our secrets, or by another issuer. This folder is the only user of jose. */
export function createTokenVerifier({ secrets, issuer }: TokenKeys, now: () => number): TokenVerifier {
  const checks: Check[] = [...secrets.map(checkOfSecret), ...(issuer ? [checkOfIssuer(issuer)] : [])];

  return {
    async verify(token) {
      if (token.length > maxTokenLength) return 'invalid';
      const currentDate = new Date(now());
      let answer: Identity | RefusalCode = 'invalid';
      for (const check of checks) {
        answer = await check(token, { currentDate, clockTolerance, requiredClaims: ['exp', 'jti'] });
        if (answer !== 'invalid') return answer;
      }
      return answer;
    },
  };
}

function checkOfSecret(secret: string): Check {
  const key = secretKeyOf(secret);
  return async (token, options) => {
    try {
      const expected = { ...options, ...own, algorithms: ['HS256'] };
      const { payload } = await jwtVerify(token, await key, expected);
      const identity = isFromFuture(payload, options) ? undefined : identityOf(payload, ownClaims);
      if (!identity) return 'invalid';
      return { ...identity, ...(payload.iat !== undefined && { issued: payload.iat * 1000 }) };
    } catch (error) {
      return refusalCodeOf(error);
    }
  };
}

function checkOfIssuer({ key, algorithms, issuer, audience, claims }: IssuerKeys): Check {
  return async (token, options) => {
    try {
      const expected = { ...options, issuer, audience, algorithms: [...algorithms] };
      const { payload, protectedHeader } = await jwtVerify(token, key, expected);
      const isTyped = /^(application\/)?(at\+)?jwt$/i.test(protectedHeader.typ ?? '');
      if (!isTyped || isFromFuture(payload, options)) return 'invalid';
      return identityOf(payload, claims) ?? 'invalid';
    } catch (error) {
      return refusalCodeOf(error);
    }
  };
}

function isFromFuture({ iat }: { iat?: number }, { currentDate }: JWTVerifyOptions): boolean {
  return iat !== undefined && iat * 1000 > Number(currentDate) + futureTolerance * 1000;
}

/** A key server that does not answer says nothing about the token. */
function refusalCodeOf(error: unknown): RefusalCode {
  if (error instanceof errors.JWTExpired) return 'expired';
  const isOfKeys =
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === errors.JOSEError.code;
  return isOfKeys ? 'unavailable' : 'invalid';
}

/** The same token with a new end, as far off as the old one was when it was made. Keeps its id, by which it is revoked. */
export function renewToken(secret: string, identity: Identity, now: number): Promise<string> {
  const { expires = now, issued = now } = identity;
  return signToken(secret, { ...identity, expires: now + expires - issued }, now);
}

/** An id for a token. */
export function newJti(): string {
  return randomBytes(12).toString('base64url');
}

/** Signs a token with our secret. */
export async function signToken(secret: string, grant: Grant, now: number): Promise<string> {
  const { role, walls, name, expires, jti = newJti() } = grant;
  return new SignJWT({ role, walls: walls === 'all' ? allWalls : [...walls], ...(name && { name }) })
    .setProtectedHeader({ alg: 'HS256', typ: own.typ })
    .setIssuer(own.issuer)
    .setAudience(own.audience)
    .setJti(jti)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(expires / 1000))
    .sign(await secretKeyOf(secret));
}
