import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Koa from 'koa';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { chartMessage } from '../contents.ts';
import { compete } from './compete.ts';
import { listening } from './listening.ts';

// The server that the original protocol was made for, as its rules tell it (PROTOCOL.md, G): a disk read and a JSON.stringify
// for every request, and everything else sent to each client in a loop. Written anew, and sends text as it did then.
let data = '';
let wss: WebSocketServer | undefined;

const pathOf = (name: string) => join(data, `${name}.json`);

function sendToAll(text: string): void {
  for (const client of wss?.clients ?? []) client.send(text);
}

async function onMessage(client: WebSocket, raw: RawData): Promise<void> {
  const text = (raw as Buffer).toString();
  const message = JSON.parse(text) as { action: string; chartName: string };
  if (message.action !== 'getData') return sendToAll(text);
  client.send(JSON.stringify({ ...message, data: await readFile(pathOf(message.chartName), 'utf8') }));
}

function createApp(): Koa {
  const app = new Koa();
  app.use(async (ctx, next) => {
    const began = Date.now();
    await next();
    ctx.set('X-Response-Time', `${Date.now() - began}ms`);
  });
  app.use(async (ctx, next) => {
    ctx.set('Content-Type', 'application/json; charset=utf-8');
    ctx.set('Access-Control-Allow-Origin', '*');
    await next();
  });
  app.use(async (ctx) => {
    ctx.body = await readFile(pathOf(ctx.path.replace('/api/', '')), 'utf8');
  });
  return app;
}

compete({
  async start({ dir, compress = false }) {
    data = join(dir, 'data');
    await mkdir(data);
    const answer = createApp().callback();
    const server = createServer((request, response) => void answer(request, response));
    wss = new WebSocketServer({ server, perMessageDeflate: compress });
    wss.on('connection', (client) => {
      client.on('error', () => undefined);
      client.on('message', (raw) => void onMessage(client, raw));
    });
    return listening(server);
  },
  ready: (text) => JSON.stringify(chartMessage(text)),
  push: sendToAll,
  keep: (name, text) => writeFile(pathOf(name), text),
});
