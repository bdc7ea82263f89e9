import { connect, type Socket } from 'node:net';
import { answerRemote } from '../parts/remote.ts';
import { clientFrame } from './frames.ts';

/** Clients that send as much as they can, and reconnect at once whenever they are cut or refused. */
export type FloodOps = {
  /** Starts them; each has an address of its own, as told by a proxy. */
  flood(how: { port: number; clients: number }): void;
  /** Ends them. Resolves to how many sockets they opened, and how many were refused. */
  stop(): { opened: number; refused: number };
};

const noise = clientFrame('{"action":"noise","socketType":"noise"}');
const request = clientFrame('{"action":"getData","socketType":"trendData","chartName":"trend"}');
const messages = Buffer.concat(Array.from({ length: 200 }, () => [noise, request]).flat());

let isOver = true;
let opened = 0;
let refused = 0;
const sockets = new Set<Socket>();

function start(port: number, address: string): void {
  if (isOver) return;
  const socket = connect(port, '127.0.0.1');
  sockets.add(socket);
  socket.on('error', () => undefined); // 'close' follows
  socket.on('close', () => {
    sockets.delete(socket);
    setImmediate(start, port, address);
  });
  socket.once('data', (answer) => {
    if (answer.toString('latin1', 9, 12) === '101') {
      opened++;
      flood(socket);
    } else {
      refused++;
      socket.destroy();
    }
  });
  socket.write(
    `GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: ${address}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
}

function flood(socket: Socket): void {
  socket.on('data', () => undefined);
  const send = (): void => {
    while (!socket.destroyed && socket.write(messages));
  };
  socket.on('drain', send);
  send();
}

answerRemote({
  flood({ port, clients }: { port: number; clients: number }) {
    isOver = false;
    opened = refused = 0;
    for (let n = 1; n <= clients; n++) start(port, `192.0.2.${n}`);
  },
  stop() {
    isOver = true;
    for (const socket of sockets) socket.destroy();
    return { opened, refused };
  },
} satisfies FloodOps);
