import { X509Certificate } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { makeFolder } from '../storage/make-folder.ts';
import { writePrivateFile } from '../storage/private-file.ts';
import { certificateOf, type KeyPair } from './certificate.ts';
import type { KeyPairSource } from './live-certificate.ts';

const day = 86_400_000;
/** A certificate is replaced that long before it ends. ms */
const renewBefore = 30 * day;
/** An authority that would end before what it issues is replaced. ms */
const authorityBefore = 400 * day;

/** A pair that somebody else keeps in two files. */
export function keyPairFiles(files: { cert: string; key: string }): KeyPairSource {
  return {
    async read() {
      const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')]);
      return { cert, key };
    },
  };
}

interface SelfSignedDeps {
  /** in the state folder */
  folder: string;
  /** what the certificate has to be for */
  names: () => string[];
  now: () => number;
  log: Logger;
}

/** Where the authority's certificate lies, for people who want their machines to trust it. */
export function authorityFile(folder: string): string {
  return join(folder, 'ca.pem');
}

/**
 * A certificate from an authority of our own. It is issued again when this machine has got another name or address, and before it ends,
 * always with the same key: a kiosk's flag with its hash goes on working. What is missing or damaged is made anew, and told.
 */
export function selfSigned({ folder, names, now, log }: SelfSignedDeps): KeyPairSource {
  let kept: KeyPair | undefined;

  async function issue(): Promise<KeyPair> {
    const { createAuthority, createKey, issueCertificate } = await import('./own-authority.ts');
    await makeFolder(folder);
    await chmod(folder, 0o700);
    let authority = await load(authorityFile(folder), join(folder, 'ca.key'));
    if (!authority || endsIn(authority, authorityBefore)) {
      authority = await createAuthority(hostname(), now());
      await save(authority, authorityFile(folder), join(folder, 'ca.key'));
      log.warn({ file: authorityFile(folder) }, 'a new authority for TLS certificates was made');
    }
    const old = await load(join(folder, 'server.pem'), join(folder, 'server.key'));
    if (old && isGood(old, authority)) return old;
    const key = old?.key ?? createKey();
    const pair = { cert: await issueCertificate(authority, { names: names(), key, now: now() }), key };
    await save(pair, join(folder, 'server.pem'), join(folder, 'server.key'));
    return pair;
  }

  function endsIn({ cert }: KeyPair, ms: number): boolean {
    const { validFrom, validTo } = new X509Certificate(cert);
    return Date.parse(validTo) - now() < ms || Date.parse(validFrom) > now();
  }

  function isGood(pair: KeyPair, authority: KeyPair): boolean {
    const certificate = new X509Certificate(pair.cert);
    const isOurs = certificate.verify(new X509Certificate(authority.cert).publicKey);
    return isOurs && isUpToDate(pair);
  }

  function isUpToDate(pair: KeyPair): boolean {
    const certificate = new X509Certificate(pair.cert);
    const isFor = (name: string) =>
      (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined;
    return !endsIn(pair, renewBefore) && names().every(isFor);
  }

  return {
    async read() {
      if (!kept || !isUpToDate(kept)) kept = await issue();
      return kept;
    },
  };

  /** Undefined when there is none, or what is there cannot be used. Rejects when it may not be read. */
  async function load(cert: string, key: string): Promise<KeyPair | undefined> {
    try {
      return certificateOf(await keyPairFiles({ cert, key }).read());
    } catch (err) {
      if (isSystemError(err) && err.code !== 'ENOENT') throw err;
      if (!isSystemError(err))
        log.warn({ err, file: cert }, 'a TLS certificate of the state folder is damaged');
      return undefined;
    }
  }
}

/** The key first: a certificate without its key would be useless. */
async function save({ cert, key }: KeyPair, certFile: string, keyFile: string): Promise<void> {
  await writePrivateFile(keyFile, key);
  await writePrivateFile(certFile, cert);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
