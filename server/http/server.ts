import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import { limits } from '#protocol';
import { innerUrl } from './base-path.ts';
import { hasTooManyFields } from './middleware/header-fields.ts';

/** How often Node checks for late requests within the time allowed for a header. */
const checksPerTimeout = 7;

export interface HttpServerOptions {
  /** '' or `/wall`: WebSockets are accepted under this path only */
  basePath?: string;
  /** ms */
  headerTimeout?: number | undefined;
  /** with TLS; a client has as long for its handshake as for a header */
  tls?: SecureContextOptions | undefined;
}

/**
 * A server that answers 408 and closes the connection when the header is not complete after `headerTimeout` (ms). Its timeout for the
 * whole request is longer than any body may take, so `readBody` decides. An upgrade with too many header fields is handled as an
 * ordinary request, which is then refused, and so is one outside of `basePath`.
 */
export function createHttpServer(
  listener: RequestListener,
  { basePath = '', headerTimeout = limits.headerTimeout, tls }: HttpServerOptions = {},
): Server {
  const options = serverOptions(headerTimeout);
  const server = tls
    ? createTlsServer({ ...options, ...tls, handshakeTimeout: headerTimeout }, listener)
    : createServer(options, listener);
  // Registered before the WebSocket upgrade handlers: they ignore requests without an Upgrade header.
  server.on('upgrade', (request) => {
    const url = innerUrl(request.url ?? '/', basePath);
    if (hasTooManyFields(request) || url === undefined) delete request.headers.upgrade;
    else if (request.headers.upgrade?.toLowerCase() === 'websocket') request.url = url;
  });
  return server;
}

/** What every server of ours is created with. */
export function serverOptions(headerTimeout: number = limits.headerTimeout) {
  const connectionsCheckingInterval = headerTimeout / checksPerTimeout;
  return {
    connectionsCheckingInterval,
    headersTimeout: headerTimeout - connectionsCheckingInterval,
    maxHeaderSize: limits.headerBytes,
    // otherwise Node keeps the first Host of several, and a proxy before us may go by the last
    joinDuplicateHeaders: true,
    requestTimeout: headerTimeout + limits.uploadTimeout,
  };
}
