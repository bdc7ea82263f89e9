import { createServer, type RequestListener, type Server } from 'node:http';
import { limits } from '#protocol';
import { hasTooManyFields } from './middleware/header-fields.ts';

/** Node looks for late requests now and then; as often in the time that a header has. */
const looks = 7;

/**
 * A server that ends connections whose header is not there after `headerTimeout` (ms) with 408, and those of a whole request later than
 * all contents that are read. An upgrade with too many header fields is handled as the request that it is otherwise, which is refused.
 */
export function createHttpServer(
  listener: RequestListener,
  headerTimeout: number = limits.headerTimeout,
): Server {
  const connectionsCheckingInterval = headerTimeout / looks;
  const server = createServer(
    {
      connectionsCheckingInterval,
      headersTimeout: headerTimeout - connectionsCheckingInterval,
      requestTimeout: headerTimeout + limits.uploadTimeout,
    },
    listener,
  );
  // before those who upgrade it: they leave alone what asks for no upgrade
  server.on('upgrade', (request) => {
    if (hasTooManyFields(request)) delete request.headers.upgrade;
  });
  return server;
}
