import { closeCodes, limits } from '#protocol';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Session } from '../walls/session.ts';
import type { SessionDeps } from '../walls/session-deps.ts';
import { EventStreamPeer } from './event-stream-peer.ts';
import { EventStream } from './event-stream.ts';
import { createFlusher } from './flusher.ts';
import type { UpgradeError } from './refuse.ts';
import { guestKeyOf, limitedAddress, wallInUrl } from './upgrade-request.ts';
import { notOpen, type SocketsDeps } from './upgrade.ts';

/** The way in where no socket gets through (PROTOCOL.md, part E). Its requests have passed the door. */
export interface EventStreams {
  /** How many there are, those that were cut off a moment ago included. */
  readonly count: number;
  /** Answers a request with an event stream, a new one or the rest of one that was cut off; resolves to why not, if it does not. */
  open(request: IncomingMessage, response: ServerResponse): Promise<UpgradeError | undefined>;
  /** The stream to which the client of this request may send. */
  find(request: IncomingMessage): EventStream | undefined;
}

/** As a server has them. */
interface ServedStreams extends EventStreams {
  /** Opens streams from now on. */
  start(): void;
  /** Closes every stream with 1012, and opens no more. Resolves when all are gone, after a second at most. */
  close(): Promise<void>;
}

/** Which stream a request is for: a header, which is in no log, and which pages of other sites cannot send. */
const idHeader = 'chartwall-stream';

export function createEventStreams({
  clientInfoOf,
  admission,
  tally,
  ...deps
}: Omit<SocketsDeps, 'door' | 'compress'>): ServedStreams {
  const sessionDeps: SessionDeps = { ...deps, onFlood: admission.shutOut };
  const flusher = createFlusher(tally);
  const streams = new Map<string, EventStream>();
  let isOpen = false;
  const pinging = setInterval(() => {
    for (const stream of streams.values()) stream.ping();
  }, limits.silence);

  function find({ headers }: IncomingMessage): EventStream | undefined {
    const stream = streams.get(String(headers[idHeader]));
    return stream?.isOpen ? stream : undefined;
  }

  /** Takes an open stream up again. One of which something is lost ends: its client has to enter anew. */
  function resume(request: IncomingMessage, response: ServerResponse): UpgradeError | undefined {
    const stream = find(request);
    const arrived = Number(request.headers['last-event-id'] ?? 0);
    if (stream?.resume(response, arrived)) {
      follow(stream, response);
      return undefined;
    }
    stream?.leave();
    return { status: '404 Not Found', message: 'there is no such event stream' };
  }

  function follow(stream: EventStream, response: ServerResponse): void {
    response.on('error', (error) => deps.log.debug({ err: error }, 'an event stream failed'));
    response.on('close', () => stream.cut(response));
  }

  async function open(request: IncomingMessage, response: ServerResponse): Promise<UpgradeError | undefined> {
    if (!isOpen) return notOpen;
    if (request.headers[idHeader] !== undefined) return resume(request, response);
    const { url = '/' } = request;
    const info = clientInfoOf(request);
    const { address: from } = info;
    const address = limitedAddress(info);
    const excess = await admission.refuse(address);
    if (excess) return excess;
    // a page is told in the stream, and so is everybody: browsers do not tell the two apart for a request that only reads
    const who = await deps.authenticator.identify(request);
    if (!isOpen || response.destroyed) return notOpen;

    const id = randomBytes(24).toString('base64url');
    const peer = new EventStreamPeer(id, flusher);
    const wall = wallInUrl(url);
    const session = wall === undefined ? undefined : new Session(peer, sessionDeps);
    const stream = new EventStream(peer, session, {
      ...deps,
      tally,
      onEnd() {
        streams.delete(id);
        admission.closed(address);
      },
    });
    streams.set(id, stream);
    admission.opened(address);
    peer.connect(response);
    follow(stream, response);
    if (wall !== undefined) session?.open({ wall, client: guestKeyOf(request, from), address, from, who });
    else peer.close(closeCodes.badMessage, 'wall must be a valid name');
    return undefined;
  }

  return {
    get count() {
      return streams.size;
    },
    open,
    find,
    start() {
      isOpen = true;
    },
    async close() {
      isOpen = false;
      clearInterval(pinging);
      await Promise.all([...streams.values()].map((stream) => stream.shutDown()));
    },
  };
}
