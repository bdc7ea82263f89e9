import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  AuthorityKeyIdentifierExtension,
} from '@peculiar/x509';
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import type { KeyPair } from './certificate.ts';

const day = 86_400_000;
const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const signing = { ...curve, hash: 'SHA-256' };

/** A certificate that signs others, valid for ten years. `name` tells it from that of other walls. */
export async function createAuthority(name: string, now: number): Promise<KeyPair> {
  const key = createKey();
  const keys = await cryptoKeysOf(key);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: `CN=Chartwall on ${name}`,
      ...periodOf(now, 3650),
      keys,
      signingAlgorithm: signing,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    },
    webcrypto,
  );
  return { cert: pemOf(certificate), key };
}

/** A server's certificate for these names and addresses. 397 days: what browsers have agreed on as the longest. */
export async function issueCertificate(
  authority: KeyPair,
  { names, key, now }: { names: readonly string[]; key: string; now: number },
): Promise<string> {
  const issuer = new X509Certificate(authority.cert);
  const [{ publicKey }, { privateKey }] = await Promise.all([cryptoKeysOf(key), cryptoKeysOf(authority.key)]);
  const certificate = await X509CertificateGenerator.create(
    {
      subject: 'CN=Chartwall',
      ...periodOf(now, 397),
      issuer: issuer.subject,
      publicKey,
      signingKey: privateKey,
      signingAlgorithm: signing,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(
          names.map((name) => ({ type: isIP(name) === 0 ? ('dns' as const) : ('ip' as const), value: name })),
        ),
        await AuthorityKeyIdentifierExtension.create(issuer),
        await SubjectKeyIdentifierExtension.create(publicKey),
      ],
    },
    webcrypto,
  );
  return pemOf(certificate);
}

/** A private key, PEM. */
export function createKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** From when to when, and a number that no other certificate has. */
function periodOf(now: number, days: number) {
  // some screens' clocks are late
  const notBefore = new Date(now - day);
  // positive, which takes the first bit (RFC 5280, 4.1.2.2)
  const serialNumber = `00${randomBytes(16).toString('hex')}`;
  return { serialNumber, notBefore, notAfter: new Date(now + days * day) };
}

async function cryptoKeysOf(pem: string): Promise<webcrypto.CryptoKeyPair> {
  const key = createPrivateKey(pem);
  const { subtle } = webcrypto;
  const [privateKey, publicKey] = await Promise.all([
    subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), curve, false, ['sign']),
    subtle.importKey('spki', createPublicKey(key).export({ type: 'spki', format: 'der' }), curve, true, [
      'verify',
    ]),
  ]);
  return { privateKey, publicKey };
}

function pemOf(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}
