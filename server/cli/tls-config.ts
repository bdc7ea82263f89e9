import type { TlsConfig } from '../tls/open.ts';
import { badValue, readText, UsageError, type Setting } from './settings.ts';

/** Where the certificate comes from; null: without TLS. */
export function readTls(settings: (flag: 'tls' | 'tls-cert' | 'tls-key') => Setting[]): TlsConfig | null {
  const [mode] = settings('tls');
  const cert = readText(settings('tls-cert'));
  const key = readText(settings('tls-key'));
  if (mode && mode.text !== 'self-signed') throw badValue(mode, 'self-signed');
  if (mode && (cert ?? key)) throw new UsageError('--tls self-signed needs neither --tls-cert nor --tls-key');
  if (mode) return 'self-signed';
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined)
    throw new UsageError('--tls-cert and --tls-key belong together');
  return { cert, key };
}
