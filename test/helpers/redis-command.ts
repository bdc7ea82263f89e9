import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Sends a command to a Redis, as one would type it. Resolves to the answer as it came. */
export async function askRedis(
  { hostname, port, password, pathname }: URL,
  command: string,
): Promise<string> {
  const socket = connect(Number(port || 6379), hostname);
  socket.on('error', () => undefined); // reading ends with it
  const auth = password && `AUTH ${decodeURIComponent(password)}\r\n`;
  const select = pathname.length > 1 ? `SELECT ${pathname.slice(1)}\r\n` : '';
  socket.end(`${auth}${select}${command}\r\nQUIT\r\n`);
  const answers = await text(socket);
  return answers
    .slice(`${auth && '+OK\r\n'}${select && '+OK\r\n'}`.length)
    .replace(/\+OK\r\n$/, '')
    .trimEnd();
}
