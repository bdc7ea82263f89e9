import { createPublicKey, type KeyObject } from 'node:crypto';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { ClaimMap } from './claims.ts';

/** Another issuer whose tokens count: where its keys are, and what its tokens have to say. */
export interface IssuerConfig {
  /** the address of its JWKS, or a public key in PEM */
  readonly keys: { readonly url: string } | { readonly pem: string };
  readonly issuer: string;
  readonly audience: string;
  readonly claims: ClaimMap;
}

/** An issuer whose keys are at hand. */
export interface IssuerKeys extends Omit<IssuerConfig, 'keys'> {
  readonly key: JWTVerifyGetKey;
  readonly algorithms: readonly string[];
}

/** How long its server may take to answer. ms */
const timeoutDuration = 5000;

/** What is needed of an issuer to verify its tokens. @throws when the PEM holds no public key of an algorithm that counts. */
export function issuerKeysOf({ keys, ...issuer }: IssuerConfig): IssuerKeys {
  if ('url' in keys) {
    const key = createRemoteJWKSet(new URL(keys.url), { timeoutDuration });
    return { ...issuer, key, algorithms: ['RS256', 'ES256', 'EdDSA'] };
  }
  const key = createPublicKey(keys.pem);
  return { ...issuer, key: () => Promise.resolve(key), algorithms: [algorithmOf(key)] };
}

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): string {
  if (type === 'rsa' && (details?.modulusLength ?? 0) >= 2048) return 'RS256';
  if (type === 'ec' && details?.namedCurve === 'prime256v1') return 'ES256';
  if (type === 'ed25519') return 'EdDSA';
  throw new Error('it is no RSA key of 2048 bits, P-256 key or Ed25519 key');
}
