import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createTally } from '../../../server/walls/tally.ts';
import { createFlusher } from '../../../server/socket/flusher.ts';
import { Peer } from '../../../server/socket/peer.ts';
import { itIsAPeer, type OpenPeer } from './peer-contract.ts';

async function openPeer({ compress }: { compress: boolean }): Promise<OpenPeer> {
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: compress && { serverNoContextTakeover: true },
  });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const peer = new Promise<Peer>((resolve) => {
    server.on('upgrade', (request, socket: Socket, head) =>
      wss.handleUpgrade(request, socket, head, (ws) =>
        resolve(new Peer(ws, socket, createFlusher(createTally()))),
      ),
    );
  });
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => {
    client.terminate();
    server.close();
  });
  const received: string[] = [];
  client.on('message', (data: Buffer) => received.push(data.toString()));
  const closed = once(client, 'close').then(([code, reason]) => ({
    code: code as number,
    reason: String(reason),
  }));
  await once(client, 'open');
  return {
    peer: await peer,
    received,
    closed,
    pause: () => client.pause(),
    resume: () => client.resume(),
  };
}

describe('a plain WebSocket', () => itIsAPeer(() => openPeer({ compress: false })));
describe('a WebSocket with permessage-deflate', () => itIsAPeer(() => openPeer({ compress: true })));
