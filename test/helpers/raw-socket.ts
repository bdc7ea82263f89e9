import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A TCP connection that has done the WebSocket handshake and now says whatever bytes a test likes. `offer`: extensions */
export async function openRawSocket(url: string, offer?: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, noDelay: true });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined); // resets are what these tests provoke
  socket.write(
    `GET / HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n' +
      (offer === undefined ? '\r\n' : `Sec-WebSocket-Extensions: ${offer}\r\n\r\n`),
  );
  await once(socket, 'data');
  return socket;
}

/** A masked client frame with a mask of zeros (RFC 6455 section 5.3), for payloads under 64 KiB. */
export function clientFrame(payload: string, { opcode = 1, fin = true, mask = true } = {}): Buffer {
  const body = Buffer.from(payload);
  const long = body.length >= 126;
  const header = Buffer.alloc(long ? 4 : 2);
  header[0] = (fin ? 0x80 : 0) | opcode;
  header[1] = (mask ? 0x80 : 0) | (long ? 126 : body.length);
  if (long) header.writeUInt16BE(body.length, 2);
  return Buffer.concat([header, ...(mask ? [Buffer.alloc(4)] : []), body]);
}
