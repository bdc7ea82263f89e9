import { createServer } from 'node:http';
import { WebSocketServer, type RawData } from 'ws';
import { chartMessage } from '../contents.ts';
import { compete } from './compete.ts';
import { listening } from './listening.ts';

// What one writes first with ws: each client gets its own string.
let wss: WebSocketServer | undefined;

function sendToAll(message: unknown): void {
  for (const client of wss?.clients ?? []) client.send(JSON.stringify(message));
}

compete({
  start({ compress = false }) {
    const server = createServer();
    wss = new WebSocketServer({ server, perMessageDeflate: compress });
    wss.on('connection', (client) => {
      client.on('error', () => undefined);
      client.on('message', (raw: RawData) => sendToAll(JSON.parse((raw as Buffer).toString())));
    });
    return listening(server);
  },
  ready: chartMessage,
  push: sendToAll,
});
