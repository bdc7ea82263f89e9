import { createEventStreams, type EventStreams } from './event-streams.ts';
import { createSockets, type Sockets, type SocketsDeps } from './upgrade.ts';

/** Sockets, and event streams where no socket gets through. */
export interface WaysIn extends Omit<Sockets, 'traffic'> {
  readonly streams: EventStreams;
  /** As of sockets; `open` are those of both ways, `streams` those of the second. */
  traffic(): ReturnType<Sockets['traffic']> & { streams: number };
}

export function createWaysIn(deps: SocketsDeps): WaysIn {
  const sockets = createSockets(deps);
  const streams = createEventStreams(deps);
  return {
    streams,
    attach: sockets.attach,
    traffic() {
      const traffic = sockets.traffic();
      return { ...traffic, open: traffic.open + streams.count, streams: streams.count };
    },
    open() {
      sockets.open();
      streams.start();
    },
    async close() {
      await Promise.all([sockets.close(), streams.close()]);
    },
  };
}
