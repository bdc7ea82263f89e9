import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * Some clients offer another protocol with every request, e.g. h2c. A server may ignore that (RFC 9110 section 7.8), but Node hands over
 * the raw socket. So the request is fed back to Node without the offer, where its parser, timeouts and error handling apply.
 */
export function serveWithoutUpgrade(
  server: Server,
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    // renamed rather than removed: the number of fields has a limit
    const name = /^upgrade$/i.test(rawHeaders[i] ?? '') ? 'X-Upgrade' : rawHeaders[i];
    lines.push(`${name}: ${rawHeaders[i + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from([...lines, '', ''].join('\r\n'), 'latin1'), head]));
  server.emit(socket instanceof TLSSocket ? 'secureConnection' : 'connection', socket);
}
