import { closeCodes, defaultWall, isName } from '#protocol';
import { createHash } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Door } from '../auth/door.ts';
import { Session, type SessionDeps } from '../walls/session.ts';
import { createFlusher } from './flusher.ts';
import { startHeartbeat } from './heartbeat.ts';
import { Peer } from './peer.ts';

/** Limits on the messages of peers (PROTOCOL.md B-3); ws refuses a message beyond them before it has collected it. */
const limits = { maxPayload: 64 * 1024, maxFragments: 64, maxBufferedChunks: 1024 };
/** A socket is not read while this many of its messages wait to be handled (PROTOCOL.md B-7). */
const maxUnhandled = 64;

/** How long a refused client may take to read the reason. ms */
const refusalGrace = 1000;

/** Each message is compressed by itself: one compressed frame serves all peers, and none takes 243 KB of memory for its context. */
const withoutContext = {
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  serverMaxWindowBits: 15,
};

/** An open socket. */
interface Connection {
  peer: Peer;
  /** undefined: its URL names no valid wall */
  session: Session | undefined;
  /** messages that wait to be handled */
  unhandled: number;
}

export interface Sockets {
  /** Serves WebSockets on every path of an HTTP server. */
  attach(server: Server): void;
  /** Accepts sockets from now on; before that, and after `close`, they are refused with 503. */
  open(): void;
  /** Closes every socket with 1012 (the server restarts) and accepts no more. Resolves when all are gone, after a second at most. */
  close(): Promise<void>;
}

interface SocketsDeps extends SessionDeps {
  door: Door;
  compress: boolean;
}

/** The only user of ws. `compress`: negotiates permessage-deflate (RFC 7692), so that peers can be sent compressed frames. */
export function createSockets({ door, compress, ...deps }: SocketsDeps): Sockets {
  const { log } = deps;
  const perMessageDeflate = compress && withoutContext;
  const wss = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate, ...limits });
  const flusher = createFlusher();
  const connections = new Map<WebSocket, Connection>();
  const heartbeat = startHeartbeat(() => connections.keys());
  let isOpen = false;

  // all sockets share the listeners: own ones would take 0.4 KB per socket, and keep its request in memory
  const onError = (error: Error) => log.debug({ err: error }, 'a socket failed');

  function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
    const connection = connections.get(this);
    if (!connection?.session || connection.peer.isClosed) return;
    heartbeat.onMessage(this);
    if (isBinary) return connection.peer.close(closeCodes.badMessage, 'text frames only');
    const handled = connection.session.receive(textOf(data));
    if (!handled) return;
    if (++connection.unhandled === maxUnhandled) this.pause();
    void handled.then(() => {
      if (connection.unhandled-- === maxUnhandled && !connection.peer.isClosed) this.resume();
    });
  }

  function onClose(this: WebSocket): void {
    connections.get(this)?.session?.end();
    connections.delete(this);
  }

  function onUpgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const { url = '/' } = request;
    // without a listener a malformed frame or a reset ends the process
    socket.on('error', onError);
    if (!isOpen) return refuse(socket, '503 Service Unavailable', 'starting or shutting down');
    const refused = door.refuseSocket(request);
    if (refused) return refuse(socket, '403 Forbidden', refused.reason);
    const client = clientOf(request);
    wss.handleUpgrade(request, socket, head, (ws) => accept(ws, socket, { url, client }));
  }

  function accept(ws: WebSocket, socket: Socket, { url, client }: { url: string; client: string }): void {
    socket.off('error', onError); // ws listens from here on
    const peer = new Peer(ws, socket, flusher);
    const wall = wallOf(url);
    const session = wall === undefined ? undefined : new Session(peer, deps);
    connections.set(ws, { peer, session, unhandled: 0 });
    ws.on('error', onError).on('message', onMessage).on('close', onClose);
    heartbeat.watch(ws);
    if (wall !== undefined) session?.open({ wall, client });
    else
      peer.close(
        closeCodes.badMessage,
        'wall must be 1 to 64 letters, digits, dashes, underscores or CJK letters',
      );
  }

  return {
    attach: (server) =>
      void server.on('upgrade', (request, socket: Socket, head) => {
        if (request.headers.upgrade?.toLowerCase() === 'websocket') onUpgrade(request, socket, head);
        else serveWithoutUpgrade(server, request, socket, head);
      }),
    open() {
      isOpen = true;
    },
    async close() {
      isOpen = false;
      heartbeat.stop();
      const gone = [...connections.keys()].map((ws) => new Promise((resolve) => ws.once('close', resolve)));
      for (const { peer } of connections.values()) peer.close(closeCodes.restart, 'the server restarts');
      await Promise.all(gone);
    },
  };
}

/** Refuses an upgrade, in the form of all HTTP errors. */
function refuse(socket: Socket, status: string, message: string): void {
  const body = JSON.stringify({ message, status: parseInt(status, 10) });
  const fields = [
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  // a client that keeps its half open, or does not read the answer, must not hold the descriptor
  const cut = setTimeout(() => socket.destroy(), refusalGrace);
  socket.once('close', () => clearTimeout(cut));
  socket.once('finish', () => socket.destroy());
  socket.end([`HTTP/1.1 ${status}`, ...fields, '', body].join('\r\n'));
}

/**
 * Some clients offer another protocol with every request, e.g. h2c. A server may ignore that (RFC 9110 section 7.8), but Node hands over
 * the raw socket. So the request is fed back to Node without the offer, where its parser, timeouts and error handling apply.
 */
function serveWithoutUpgrade(server: Server, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    // renamed rather than removed: the number of fields has a limit
    const name = /^upgrade$/i.test(rawHeaders[i] ?? '') ? 'X-Upgrade' : rawHeaders[i];
    lines.push(`${name}: ${rawHeaders[i + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from([...lines, '', ''].join('\r\n'), 'latin1'), head]));
  server.emit('connection', socket);
}

/** Identifies the client of a socket (PROTOCOL.md G-7). A hash, because it is stored, and addresses are private. */
function clientOf({ url, headers, socket }: IncomingMessage): string {
  const parts = [socket.remoteAddress, headers['user-agent'], headers.origin, url];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** The wall that a URL names (PROTOCOL.md G-6); undefined when the name is invalid. */
function wallOf(url: string): string | undefined {
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const wall = new URLSearchParams(query).get('wall') ?? defaultWall;
  return isName(wall) ? wall : undefined;
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}
