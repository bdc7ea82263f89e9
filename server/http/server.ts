import { createServer, type RequestListener, type Server } from 'node:http';
import { limits } from '#protocol';
import { hasTooManyFields } from './middleware/header-fields.ts';

/** How often Node checks for late requests within the time allowed for a header. */
const checksPerTimeout = 7;

/**
 * A server that answers 408 and closes the connection when the header is not complete after `headerTimeout` (ms). Its timeout for the
 * whole request is longer than any body may take, so `readBody` decides. An upgrade with too many header fields is handled as an
 * ordinary request, which is then refused.
 */
export function createHttpServer(
  listener: RequestListener,
  headerTimeout: number = limits.headerTimeout,
): Server {
  const connectionsCheckingInterval = headerTimeout / checksPerTimeout;
  const server = createServer(
    {
      connectionsCheckingInterval,
      headersTimeout: headerTimeout - connectionsCheckingInterval,
      maxHeaderSize: limits.headerBytes,
      // otherwise Node keeps the first Host of several, and a proxy before us may go by the last
      joinDuplicateHeaders: true,
      requestTimeout: headerTimeout + limits.uploadTimeout,
    },
    listener,
  );
  // Registered before the WebSocket upgrade handlers: they ignore requests without an Upgrade header.
  server.on('upgrade', (request) => {
    if (hasTooManyFields(request)) delete request.headers.upgrade;
  });
  return server;
}
