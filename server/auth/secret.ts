import type { webcrypto } from 'node:crypto';

/** What a secret must have at least: HS256 is no stronger than its key (RFC 7518 section 3.2). Bytes. */
const minSecretBytes = 32;

/** Prints a secret that is good enough. */
export const secretCommand = `node -p "require('crypto').randomBytes(48).toString('base64url')"`;

/** Whether a text is long enough for a secret. */
export function isSecret(text: string): boolean {
  return Buffer.byteLength(text) >= minSecretBytes;
}

/** Signs and verifies; made once for each secret, since that costs as much as a verification. */
export function secretKeyOf(secret: string): Promise<webcrypto.CryptoKey> {
  return crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ]);
}
