import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { nameOf } from '../auth/door.ts';
import { serverOptions } from './server.ts';

export interface RedirectOptions {
  /** names and addresses of this server */
  names: () => readonly string[];
  /** the name for readers who asked for none of these; undefined: the address that they have reached */
  preferred: string | undefined;
  /** the port with TLS */
  port: () => number;
}

/**
 * A server without TLS that leads readers to the one with it. It never repeats the Host it was sent, which only
 * chooses among our own names. What would change something is refused instead, since it has already been sent
 * in the clear.
 */
export function createRedirectServer({ names, preferred, port }: RedirectOptions): Server {
  return createServer(serverOptions(), (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(403, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ status: 403, message: 'this port only leads to the one with TLS' }));
      return;
    }
    const path = request.url?.startsWith('/') ? request.url : '/';
    const name = ownName(request, names()) ?? preferred ?? addressOf(request);
    const authority = (isIPv6(name) ? `[${name}]` : name) + (port() === 443 ? '' : `:${port()}`);
    // a browser that keeps it would not ask again after TLS has moved
    response.writeHead(308, { Location: `https://${authority}${path}`, 'Cache-Control': 'no-store' });
    response.end();
  });
}

function ownName({ headers }: IncomingMessage, names: readonly string[]): string | undefined {
  const asked = nameOf(`http://${headers.host ?? ''}`);
  return names.find((name) => name === asked);
}

/** Without the zone of a link-local address, which no URL can name. */
function addressOf({ socket }: IncomingMessage): string {
  return socket.localAddress?.replace(/^::ffff:|%.*$/g, '') ?? 'localhost';
}
