import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import { isIPv6, type AddressInfo } from 'node:net';
import { createRedirectServer } from './http/redirect.ts';
import { createHttpServer } from './http/server.ts';
import type { LiveCertificate } from './tls/live-certificate.ts';
import { machineNames } from './tls/machine-names.ts';

export interface PortsConfig {
  /** 0: any free port */
  port: number;
  host: string;
  /** other host names of the server, in lower case */
  allowedHosts: string[];
  /** '' or `/wall`: everything is under this path */
  basePath: string;
  /** a second port, for clients that expect the original's; null: none */
  guestPort: number | null;
  /** a port without TLS that leads to the one with it; null: none */
  redirectPort: number | null;
}

/** Where a server listens. */
export interface ListenAddress {
  /** to open in a browser on this machine */
  url: string;
  port: number;
  guestPort: number | null;
  redirectPort: number | null;
}

/** Requests in flight are cut this long after the server began to drain. ms */
const drainTime = 2000;

interface Deps {
  listener: RequestListener;
  attach: (server: Server) => void;
  certificate: LiveCertificate | null;
}

/** The ports of a wall. All have TLS if there is a certificate, but for the one that leads to it. */
export function createPorts(config: PortsConfig, { listener, attach, certificate }: Deps) {
  const { host, basePath } = config;
  const tls = certificate?.options;
  const server = createHttpServer(listener, { basePath, tls });
  // clients of the original protocol know no path
  const guestServer = config.guestPort === null ? null : createHttpServer(listener, { tls });
  const redirectServer =
    config.redirectPort === null
      ? null
      : createRedirectServer({
          names: () => machineNames(config),
          preferred: config.allowedHosts[0],
          port: () => portOf(server),
        });
  const walls = [server, ...(guestServer ? [guestServer] : [])];
  walls.forEach(attach);
  certificate?.follow(walls as TlsServer[]);

  return {
    /** Rejects with the system's error, e.g. EADDRINUSE. */
    async listen(): Promise<ListenAddress> {
      await listenOn(server, config.port, host);
      if (guestServer) await listenOn(guestServer, config.guestPort ?? 0, host);
      if (redirectServer) await listenOn(redirectServer, config.redirectPort ?? 0, host);
      const scheme = certificate ? 'https' : 'http';
      return {
        url: `${scheme}://${nameFor(host)}:${portOf(server)}${basePath}/`,
        port: portOf(server),
        guestPort: guestServer && portOf(guestServer),
        redirectPort: redirectServer && portOf(redirectServer),
      };
    },

    async close(): Promise<void> {
      await Promise.all([...walls, ...(redirectServer ? [redirectServer] : [])].map(closeServer));
      certificate?.close();
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function listenOn(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening'); // rejects on 'error'
}

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const late = setTimeout(() => server.closeAllConnections(), drainTime);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(late);
}

/** What a browser on this machine calls it. */
function nameFor(host: string): string {
  const isAnywhere = host === '0.0.0.0' || host === '::' || host === '127.0.0.1';
  if (isAnywhere) return 'localhost';
  return isIPv6(host) ? `[${host}]` : host;
}
