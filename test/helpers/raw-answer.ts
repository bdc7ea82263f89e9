import { once } from 'node:events';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * Sends these bytes on a connection of their own. Resolves to what a server says: all, if it is an error, which has to end the
 * connection, and else what came with the first answer.
 */
export async function rawAnswer(
  url: string,
  bytes: string | Buffer,
): Promise<{ status: number; text: string }> {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', noDelay: true });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined); // resets are what these tests provoke
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  const closed = once(socket, 'close');
  socket.write(bytes);
  await Promise.race([closed, once(socket, 'data')]);
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1]);
  if (status >= 400) await closed;
  return { status, text };
}
