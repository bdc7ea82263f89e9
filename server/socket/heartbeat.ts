import { limits } from '#protocol';
import type { WebSocket } from 'ws';

export interface Heartbeat {
  watch(ws: WebSocket): void;
  /** The socket sent something, which is as good as the answer to a ping. */
  onMessage(ws: WebSocket): void;
  stop(): void;
}

/**
 * Pings every socket and terminates those that have not answered by the next ping (PROTOCOL.md B-8): a pulled cable sends no close.
 * `onSilent` is told before.
 */
export function startHeartbeat(
  sockets: () => Iterable<WebSocket>,
  onSilent: (ws: WebSocket) => void = () => {},
): Heartbeat {
  const unanswered = new WeakSet<WebSocket>();

  /** One listener for all sockets. */
  function onPong(this: WebSocket): void {
    unanswered.delete(this);
  }

  const timer = setInterval(() => {
    for (const ws of sockets()) {
      if (ws.readyState !== ws.OPEN) continue;
      if (unanswered.has(ws)) {
        onSilent(ws);
        ws.terminate();
      } else {
        unanswered.add(ws);
        ws.ping();
      }
    }
  }, limits.silence);

  return {
    watch: (ws) => void ws.on('pong', onPong),
    onMessage: (ws) => void unanswered.delete(ws),
    stop: () => clearInterval(timer),
  };
}
