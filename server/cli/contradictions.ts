import { enforcesRoles } from '../auth/authenticator.ts';
import { isLoopback } from '../auth/loopback.ts';
import { secretCommand } from '../auth/secret.ts';
import type { WallServerConfig } from '../wall-server-config.ts';
import { UsageError } from './settings.ts';

/** @throws {UsageError} for options that are fine by themselves, but not together. `hostFrom`: what the host was said with. */
export function refuseContradictions(config: WallServerConfig, hostFrom = '--host'): void {
  const { host, open, port, guestPort, redirectPort, auth, origins } = config;
  if (port !== 0 && port === guestPort) throw new UsageError(`--port and --guest-port are both ${port}`);
  if (redirectPort && (redirectPort === port || redirectPort === guestPort))
    throw new UsageError(`--redirect-port ${redirectPort} is another port already`);
  if (redirectPort !== null && !config.tls)
    throw new UsageError('--redirect-port leads to TLS: add --tls self-signed, or --tls-cert and --tls-key');
  const isEnforced = enforcesRoles(auth);
  if (open && isEnforced)
    throw new UsageError(
      '--open lets everybody do everything, and with a --secret nobody does without a token: one of them',
    );
  if (!isEnforced && auth.publicView)
    throw new UsageError('--public-view says who may watch beside those with a token: add --secret');
  if (!isEnforced && origins.length > 0)
    throw new UsageError('--origin names pages whose people have a token: add --secret');
  if (open || isEnforced || isLoopback(host)) return;
  throw new UsageError(
    `${hostFrom} ${host} lets everybody on the network read and act on the wall: add --secret, which ${secretCommand} makes, or --open if you want that`,
  );
}
