import { closeCodes, limits } from '#protocol';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { RawData, WebSocket } from 'ws';
import { isRefusal, type Authenticator, type Identification } from '../auth/authenticator.ts';
import type { ClientInfoOf } from '../auth/client-info.ts';
import type { Door } from '../auth/door.ts';
import { httpErrorOf } from '../auth/refusal.ts';
import type { SessionDeps } from '../walls/session-deps.ts';
import { Session } from '../walls/session.ts';
import type { Tally } from '../walls/tally.ts';
import type { Admission } from './admission.ts';
import { createFlusher } from './flusher.ts';
import { handshakeFault } from './handshake.ts';
import { startHeartbeat } from './heartbeat.ts';
import { Peer } from './peer.ts';
import { createRefuse } from './refuse.ts';
import { createWebSocketServer } from './web-socket-server.ts';
import { guestKeyOf, limitedAddress, personInUrl, wallInUrl } from './upgrade-request.ts';
import { serveWithoutUpgrade } from './without-upgrade.ts';

/** An open socket. */
interface Connection {
  peer: Peer;
  /** undefined: its URL names no valid wall */
  session: Session | undefined;
  /** what its limits are counted by; undefined: this machine */
  address: string | undefined;
  /** messages that wait to be handled */
  unhandled: number;
}

interface Accepted {
  url: string;
  /** identifies the client (PROTOCOL.md G-7) */
  client: string;
  address: string | undefined;
  from: string;
  who: Identification;
}

/** With these a page says that it does not come back: it was closed, or has closed its socket. */
const goodbyes: ReadonlySet<number> = new Set([1000, 1001, 1005]);

export const notOpen = { status: '503 Service Unavailable', message: 'starting or shutting down' };

export interface Sockets {
  /** How many are open, and the bytes of all that ever were. */
  traffic(): { open: number; bytesReceived: number; bytesSent: number };
  /** Serves WebSockets on every path of an HTTP server. */
  attach(server: Server): void;
  /** Accepts sockets from now on; before that, and after `close`, they are refused with 503. */
  open(): void;
  /** Closes every socket with 1012 (the server restarts) and accepts no more. Resolves when all are gone, after a second at most. */
  close(): Promise<void>;
}

export interface SocketsDeps extends Omit<SessionDeps, 'onFlood'> {
  door: Door;
  clientInfoOf: ClientInfoOf;
  admission: Admission;
  authenticator: Authenticator;
  compress: boolean;
  tally: Tally;
}

/** The sockets of all HTTP servers. `compress`: negotiates permessage-deflate (RFC 7692), so that peers can be sent compressed frames. */
export function createSockets({
  door,
  clientInfoOf,
  admission,
  compress,
  tally,
  ...deps
}: SocketsDeps): Sockets {
  const { log, authenticator, audit } = deps;
  const sessionDeps: SessionDeps = { ...deps, onFlood: admission.shutOut };
  const wss = createWebSocketServer(compress);
  const flusher = createFlusher(tally);
  const refuse = createRefuse(tally);
  const connections = new Map<WebSocket, Connection>();
  const heartbeat = startHeartbeat(
    () => connections.keys(),
    (ws) => connections.get(ws)?.session?.speaker?.fallSilent(),
  );
  let isOpen = false;

  // all sockets share the listeners: own ones would take 0.4 KB per socket, and keep its request in memory
  const onError = (error: Error) => log.debug({ err: error }, 'a socket failed');

  function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
    const connection = connections.get(this);
    if (!connection?.session || connection.peer.isClosed) return;
    heartbeat.onMessage(this);
    tally.framesReceived++;
    if (isBinary) return connection.peer.close(closeCodes.badMessage, 'text frames only');
    const handled = connection.session.receive(textOf(data));
    if (!handled) return;
    if (++connection.unhandled === limits.unhandled) this.pause();
    void handled.then(() => {
      if (connection.unhandled-- === limits.unhandled && !connection.peer.isClosed) this.resume();
    });
  }

  /** ws answers each, which costs a write. */
  function onPing(this: WebSocket, data: Buffer): void {
    const connection = connections.get(this);
    if (connection && !connection.peer.isClosed) connection.session?.countAction(data.length);
  }

  function onPong(this: WebSocket): void {
    const session = connections.get(this)?.session;
    if (!session) return;
    deps.presence.sense(session);
    session.speaker?.hear();
  }

  function onClose(this: WebSocket, code: number): void {
    const connection = connections.get(this);
    if (!connection) return;
    admission.closed(connection.address);
    connection.peer.count(tally);
    connection.session?.end(goodbyes.has(code));
    connections.delete(this);
  }

  async function onUpgrade(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    const { url = '/' } = request;
    // without a listener a malformed frame or a reset ends the process
    socket.on('error', onError);
    if (!isOpen) return refuse(socket, notOpen);
    const fault = handshakeFault(request);
    if (fault) return refuse(socket, fault);
    const refused = door.refuseSocket(request);
    if (refused) return refuse(socket, { status: '403 Forbidden', message: refused.reason });
    const info = clientInfoOf(request);
    const { address: from } = info;
    const address = limitedAddress(info);
    const excess = await admission.refuse(address);
    if (excess) return refuse(socket, excess);
    const who = await authenticator.identify(request);
    // a page is told inside its socket: a browser says nothing of how an upgrade was answered
    if (isRefusal(who) && request.headers.origin === undefined) {
      if (who.code !== 'missing') audit.record({ what: 'socket', from, refused: who.reason });
      return refuse(socket, { ...httpErrorOf(who), message: who.reason });
    }
    if (!isOpen) return refuse(socket, notOpen);
    const client = guestKeyOf(request, from);
    wss.handleUpgrade(request, socket, head, (ws) => accept(ws, socket, { url, client, address, from, who }));
  }

  function accept(ws: WebSocket, socket: Socket, { url, client, address, from, who }: Accepted): void {
    socket.off('error', onError); // ws listens from here on
    const peer = new Peer(ws, socket, flusher);
    const wall = wallInUrl(url);
    const person = personInUrl(url);
    const session = wall === undefined ? undefined : new Session(peer, sessionDeps);
    connections.set(ws, { peer, session, address, unhandled: 0 });
    admission.opened(address);
    ws.on('error', onError).on('message', onMessage).on('close', onClose);
    ws.on('ping', onPing).on('pong', onPong);
    heartbeat.watch(ws);
    if (wall !== undefined) session?.open({ wall, person, client, address, from, who });
    else
      peer.close(
        closeCodes.badMessage,
        'wall must be 1 to 64 letters (Latin ones without accents), digits, dashes or underscores',
      );
  }

  return {
    traffic() {
      const { bytesReceived, bytesSent } = tally;
      const sum = { bytesReceived, bytesSent };
      for (const { peer } of connections.values()) peer.count(sum);
      return { open: connections.size, ...sum };
    },
    attach: (server) =>
      void server.on('upgrade', (request, socket: Socket, head) => {
        if (request.headers.upgrade?.toLowerCase() === 'websocket') void onUpgrade(request, socket, head);
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

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}
