import type { ServerMessage } from '#protocol';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export type Message = Record<string, unknown>;

/** The server's end of one socket, driven by the test. */
export interface Peer {
  /** every message so far, except heartbeats */
  readonly received: Message[];
  readonly url: string;
  /** The next message. Rejects if it has another action, or if the socket closes first. */
  next(action: string): Promise<Message>;
  send(message: ServerMessage | Message): void;
  sendText(text: string): void;
  close(code?: number): void;
  readonly isOpen: boolean;
  readonly closed: Promise<void>;
}

export interface ScriptedServer {
  readonly url: string;
  /** every connection so far */
  readonly peers: Peer[];
  /** The next connection. */
  peer(): Promise<Peer>;
  stop(): Promise<void>;
}

/** A WebSocket server on a free port that sends only what the test sends. */
export async function startScriptedServer(port = 0): Promise<ScriptedServer> {
  const wss = new WebSocketServer({ port, host: '127.0.0.1' });
  await once(wss, 'listening');
  const peers: Peer[] = [];
  const queue = createQueue<Peer>();
  wss.on('connection', (ws, request) => {
    const peer = createPeer(ws, request.url ?? '');
    peers.push(peer);
    queue.put(peer);
  });

  return {
    url: `ws://127.0.0.1:${(wss.address() as AddressInfo).port}/`,
    peers,
    peer: () => queue.take(),
    async stop() {
      for (const ws of wss.clients) ws.terminate();
      wss.close();
      await once(wss, 'close');
    },
  };
}

function createPeer(ws: WebSocket, url: string): Peer {
  const queue = createQueue<Message>();
  const received: Message[] = [];
  ws.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Message;
    if (message['action'] !== 'heartbeat') received.push(message);
    queue.put(message);
  });
  const closed = new Promise<void>((resolve) => {
    ws.on('close', () => {
      queue.end(new Error('the socket closed'));
      resolve();
    });
  });

  return {
    received,
    url,
    closed,
    async next(action) {
      const message = await queue.take();
      if (message['action'] !== action) throw new Error(`expected ${action}, got ${JSON.stringify(message)}`);
      return message;
    },
    send: (message) => ws.send(JSON.stringify(message)),
    sendText: (text) => ws.send(text),
    close: (code = 1012) => ws.close(code),
    get isOpen() {
      return ws.readyState === ws.OPEN;
    },
  };
}

/** Values in order. `take` waits for the next, and rejects after `end`. */
function createQueue<T>() {
  const values: T[] = [];
  const takers: { resolve: (value: T) => void; reject: (error: Error) => void }[] = [];
  let ended: Error | undefined;

  return {
    put(value: T) {
      const taker = takers.shift();
      if (taker) taker.resolve(value);
      else values.push(value);
    },
    async take(): Promise<T> {
      const [value] = values.splice(0, 1);
      if (value !== undefined) return value;
      if (ended) throw ended;
      return new Promise<T>((resolve, reject) => takers.push({ resolve, reject }));
    },
    end(error: Error) {
      ended = error;
      for (const { reject } of takers.splice(0)) reject(error);
    },
  };
}
