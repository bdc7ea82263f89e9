import { join } from 'node:path';
import type { Logger } from 'pino';
import { openCertificate, type LiveCertificate } from './live-certificate.ts';
import { machineNames } from './machine-names.ts';
import { keyPairFiles, selfSigned } from './sources.ts';

/** Two files, or an authority of our own. */
export type TlsConfig = 'self-signed' | { readonly cert: string; readonly key: string };

interface OpenTlsDeps {
  log: Logger;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
}

/** @throws {CertificateError} or the system's error */
export function openTls(
  { tls, stateDir, ...names }: { tls: TlsConfig; stateDir: string; host: string; allowedHosts: string[] },
  { log, now, after }: OpenTlsDeps,
): Promise<LiveCertificate> {
  const source =
    tls === 'self-signed'
      ? selfSigned({ folder: tlsFolder(stateDir), names: () => machineNames(names), now, log })
      : keyPairFiles(tls);
  return openCertificate(source, { log, now, after });
}

/** Where our own authority keeps its certificates and keys. */
export function tlsFolder(stateDir: string): string {
  return join(stateDir, 'tls');
}
