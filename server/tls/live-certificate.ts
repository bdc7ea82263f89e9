import type { Server } from 'node:https';
import type { SecureContextOptions, SecureVersion } from 'node:tls';
import type { Logger } from 'pino';
import { certificateOf, type Certificate, type KeyPair } from './certificate.ts';
import { isFromKnownAuthority } from './known-authority.ts';

/** TLS 1.0 and 1.1 are withdrawn (RFC 8996). */
const oldestTls: SecureVersion = 'TLSv1.2';

/** Where a pair comes from: two files, or our own authority. */
export interface KeyPairSource {
  /** The pair as it is now; called again and again. Rejects when there is none. */
  read(): Promise<KeyPair>;
}

export interface LiveCertificate {
  readonly current: Certificate;
  /** Whether browsers trust it without being told. */
  isPublic(): boolean;
  /** What a TLS server is created with. */
  readonly options: SecureContextOptions;
  /** Keeps the certificate of these servers up to date until `close`. Open sockets are not touched. */
  follow(servers: readonly Server[]): void;
  close(): void;
}

interface Deps {
  log: Logger;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
}

/** Reading two small files again is simpler than watching them, and also sees links that are swapped. ms */
const pollInterval = 2000;

/**
 * Reads the pair, and again every two seconds. A new one that cannot be used is told, and the old one stays; not at once, since the
 * two files are replaced one after the other.
 * @throws {CertificateError} or the system's error if the first pair cannot be used
 */
export async function openCertificate(
  source: KeyPairSource,
  { log, now, after }: Deps,
): Promise<LiveCertificate> {
  let current = certificateOf(await source.read());
  let isPublic = isFromKnownAuthority(current.cert, { now: now() });
  let servers: readonly Server[] = [];
  let failures = 0;
  let isClosed = false;

  async function update(): Promise<void> {
    try {
      const pair = await source.read();
      if (pair.cert !== current.cert || pair.key !== current.key) use(certificateOf(pair));
      failures = 0;
    } catch (err) {
      if (++failures === 2) log.error({ err }, 'the new TLS certificate cannot be used: the old one stays');
    }
  }

  function use(next: Certificate): void {
    for (const server of servers) server.setSecureContext(secureOptionsOf(next));
    current = next;
    isPublic = isFromKnownAuthority(next.cert, { now: now() });
    log.info({ fingerprint: next.fingerprint, validTo: next.x509.validTo }, 'new TLS certificate');
  }

  function poll(): () => void {
    return after(pollInterval, () => {
      void update().then(() => {
        if (!isClosed) stop = poll();
      });
    });
  }
  let stop = poll();

  return {
    get current() {
      return current;
    },
    get options() {
      return secureOptionsOf(current);
    },
    isPublic: () => isPublic,
    follow(followers) {
      servers = followers;
    },
    close() {
      isClosed = true;
      stop();
    },
  };
}

function secureOptionsOf({ cert, key }: KeyPair): SecureContextOptions {
  return { cert, key, minVersion: oldestTls };
}
