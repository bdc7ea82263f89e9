import { createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { createSecureContext } from 'node:tls';

/** As files hold them, PEM. */
export interface KeyPair {
  /** the server's certificate first, then those of its issuers */
  readonly cert: string;
  readonly key: string;
}

/** A pair that a server can use. */
export interface Certificate extends KeyPair {
  readonly x509: X509Certificate;
  /** what browsers show: SHA-256, `AB:CD:…` */
  readonly fingerprint: string;
  /** SHA-256 of its public key in base64, as Chromium's --ignore-certificate-errors-spki-list wants it */
  readonly publicKeyHash: string;
}

/** A pair cannot be used; the message says why. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
}

/** @throws {CertificateError} */
export function certificateOf({ cert, key }: KeyPair): Certificate {
  const x509 = parsed('certificate', () => new X509Certificate(cert));
  const privateKey = parsed('key', () => createPrivateKey(key));
  if (!x509.checkPrivateKey(privateKey)) throw new CertificateError('the key belongs to another certificate');
  parsed('pair', () => createSecureContext({ cert, key }));
  return { cert, key, x509, fingerprint: x509.fingerprint256, publicKeyHash: hashOf(x509.publicKey) };
}

function parsed<T>(what: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CertificateError(`the ${what} cannot be read as PEM (${reason})`, { cause: error });
  }
}

function hashOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}
