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

/** Limits on what a peer may send (PROTOCOL.md B-3); ws refuses what is over them before it is collected. */
const limits = { maxPayload: 64 * 1024, maxFragments: 64, maxBufferedChunks: 1024 };
/** Messages of one peer that wait for their turn before its socket is read again (PROTOCOL.md B-7). */
const maxBacklog = 64;

/** How long a refused client may take to read why. ms */
const refusalGrace = 1000;

/** No context from message to message: only so one compressed frame serves all peers, and none keeps 243 KB of memory. */
const withoutContext = {
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  serverMaxWindowBits: 15,
};

/** A socket that is open, and what is behind it. */
interface Link {
  peer: Peer;
  /** undefined: its URL names no valid wall */
  session: Session | undefined;
  /** its messages that wait for their turn */
  unhandled: number;
}

export interface Sockets {
  /** Serves WebSockets on every path of an HTTP server. */
  attach(server: Server): void;
  /** Takes sockets from now on; before, as after `close`, they are answered 503. */
  open(): void;
  /** Closes every socket with 1012 and takes no more: the server restarts. Resolves when all are gone, after a second at most. */
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
  const links = new Map<WebSocket, Link>();
  const heartbeat = startHeartbeat(() => links.keys());
  let isOpen = false;

  // listeners are one for all sockets: those of each one's own would take 0.4 KB, and keep its request in memory
  const onError = (error: Error) => log.debug({ err: error }, 'a socket failed');

  function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
    const link = links.get(this);
    if (!link?.session || link.peer.isClosed) return;
    heartbeat.heard(this);
    if (isBinary) return link.peer.close(closeCodes.badMessage, 'text frames only');
    const handled = link.session.receive(textOf(data));
    if (!handled) return;
    if (++link.unhandled === maxBacklog) this.pause();
    void handled.then(() => {
      if (link.unhandled-- === maxBacklog && !link.peer.isClosed) this.resume();
    });
  }

  function onClose(this: WebSocket): void {
    links.get(this)?.session?.end();
    links.delete(this);
  }

  function onUpgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const { url = '/' } = request;
    // without a listener one malformed frame or reset ends the process
    socket.on('error', onError);
    if (!isOpen) return refuse(socket, '503 Service Unavailable', 'starting or shutting down');
    const reason = door.refuseSocket(request);
    if (reason !== undefined) return refuse(socket, '403 Forbidden', reason);
    const client = clientOf(request);
    wss.handleUpgrade(request, socket, head, (ws) => accept(ws, socket, { url, client }));
  }

  function accept(ws: WebSocket, socket: Socket, { url, client }: { url: string; client: string }): void {
    socket.off('error', onError); // from here on ws listens
    const peer = new Peer(ws, socket, flusher);
    const wall = wallOf(url);
    const session = wall === undefined ? undefined : new Session(peer, deps);
    links.set(ws, { peer, session, unhandled: 0 });
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
      const gone = [...links.keys()].map((ws) => new Promise((resolve) => ws.once('close', resolve)));
      for (const { peer } of links.values()) peer.close(closeCodes.restart, 'the server restarts');
      await Promise.all(gone);
    },
  };
}

/** Answers an upgrade with a refusal, as HTTP errors are answered elsewhere. */
function refuse(socket: Socket, status: string, message: string): void {
  const body = JSON.stringify({ message, status: parseInt(status, 10) });
  const fields = [
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  // otherwise a client that keeps its half open, or does not read the answer, would hold the descriptor
  const cut = setTimeout(() => socket.destroy(), refusalGrace);
  socket.once('close', () => clearTimeout(cut));
  socket.once('finish', () => socket.destroy());
  socket.end([`HTTP/1.1 ${status}`, ...fields, '', body].join('\r\n'));
}

/**
 * Some clients offer another protocol with every request, e.g. h2c. A server may ignore that (RFC 9110 section 7.8), but Node hands over the
 * bare socket. It gets the request back, without the offer, so that its parser, time limits and error handling apply.
 */
function serveWithoutUpgrade(server: Server, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    // renamed, not left out: the number of fields has a limit
    const name = /^upgrade$/i.test(rawHeaders[i] ?? '') ? 'X-Upgrade' : rawHeaders[i];
    lines.push(`${name}: ${rawHeaders[i + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from([...lines, '', ''].join('\r\n'), 'latin1'), head]));
  server.emit('connection', socket);
}

/** The same for sockets that one client opens (PROTOCOL.md G-7). A hash, because it is stored and addresses are private. */
function clientOf({ url, headers, socket }: IncomingMessage): string {
  const parts = [socket.remoteAddress, headers['user-agent'], headers.origin, url];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** The wall that a URL names (PROTOCOL.md G-6); undefined when it is no name. */
function wallOf(url: string): string | undefined {
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const wall = new URLSearchParams(query).get('wall') ?? defaultWall;
  return isName(wall) ? wall : undefined;
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}
