import { RedisStartError } from '../broker/redis/shared-log.ts';
import { FolderInUseError } from '../storage/folder-lock.ts';
import { StateFolderError } from '../storage/state-folder.ts';
import { CertificateError } from '../tls/certificate.ts';
import type { Config } from './config.ts';

/** The server cannot start, for a reason that a person can mend; the message is one line that says how. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** A StartError for what the system refused, with the flag that helps; anything else, e.g. a fault of ours, as it is. */
export function startErrorOf(
  error: unknown,
  config: Pick<Config, 'host' | 'guestPort' | 'redirectPort' | 'tls'>,
): unknown {
  if (error instanceof FolderInUseError) {
    return new StartError(`${error.dir} is in use by another Chartwall: choose another with --state-dir`, {
      cause: error,
    });
  }
  if (error instanceof StateFolderError)
    return new StartError(`${error.message}: choose another with --state-dir`, { cause: error });
  if (error instanceof CertificateError)
    return new StartError(`TLS: ${error.message}${inFiles(config)}`, { cause: error });
  if (error instanceof RedisStartError)
    return new StartError(`${error.message}: check --redis`, { cause: error });
  if (!isSystemError(error)) return error;
  return new StartError(wordsFor(error, config), { cause: error });
}

interface SystemError extends Error {
  code: string;
  port?: number;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

function inFiles({ tls }: Pick<Config, 'tls'>): string {
  return tls === null || tls === 'self-signed' ? '' : ` (${tls.cert}, ${tls.key})`;
}

function wordsFor(
  { code, port, message }: SystemError,
  { guestPort, redirectPort, host }: Pick<Config, 'host' | 'guestPort' | 'redirectPort'>,
): string {
  const others = { [String(guestPort)]: '--guest-port', [String(redirectPort)]: '--redirect-port' };
  const flag = others[String(port)] ?? '--port';
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use: choose another with ${flag}, or ${flag} 0 for any free one`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is no address of this machine: choose another with --host`;
    case 'EACCES':
      return port === undefined
        ? message
        : `Port ${port} is not allowed to this user: choose one from 1024 with ${flag}`;
    default:
      return message;
  }
}
