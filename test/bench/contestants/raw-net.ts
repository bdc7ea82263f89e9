import { createServer, type Socket } from 'node:net';
import { chartMessage } from '../contents.ts';
import { compete } from './compete.ts';
import { listening } from './listening.ts';
import { readyFrame } from './ready-frame.ts';

// Node's floor: one ready buffer, written to each socket. It reads nothing of what it gets.
const sockets = new Set<Socket>();
let answer: { frames: Buffer; to: 'sender' | 'all' } | undefined;

function writeToAll(frame: Buffer): void {
  for (const socket of sockets) socket.write(frame);
}

function onPacket(socket: Socket): void {
  if (answer?.to === 'all') writeToAll(answer.frames);
  else if (answer) socket.write(answer.frames);
}

compete({
  start() {
    const server = createServer({ noDelay: true }, (socket) => {
      sockets.add(socket);
      socket.write(readyFrame('welcome'));
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
      socket.on('data', () => onPacket(socket));
    });
    return listening(server);
  },
  ready: (text) => readyFrame(JSON.stringify(chartMessage(text))),
  push: writeToAll,
  reply(text, { times, to }) {
    answer = { frames: Buffer.concat(Array<Buffer>(times).fill(readyFrame(text))), to };
  },
});
