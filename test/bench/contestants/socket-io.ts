import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { chartMessage } from '../contents.ts';
import { compete } from './compete.ts';
import { listening } from './listening.ts';

// The same job in Socket.IO's usual words.
let folder = '';
let io: Server | undefined;

const pathOf = (name: string) => join(folder, `${name}.json`);

compete({
  start({ dir, compress = false }) {
    folder = dir;
    const server = createServer();
    io = new Server(server, { perMessageDeflate: compress });
    io.on('connection', (socket) => {
      socket.on('action', (message: unknown) => io?.emit('action', message));
      socket.on('getData', async (request: { chartName: string }) => {
        socket.emit('getData', { ...request, data: await readFile(pathOf(request.chartName), 'utf8') });
      });
    });
    return listening(server);
  },
  ready: chartMessage,
  push: (message) => io?.emit('getData', message),
  keep: (name, text) => writeFile(pathOf(name), text),
});
