import { limits } from '#protocol';
import { WebSocketServer } from 'ws';

/** ws refuses a message beyond these before it has collected it (PROTOCOL.md B-3). */
const messageLimits = {
  maxPayload: limits.messageBytes,
  maxFragments: limits.messageFragments,
  maxBufferedChunks: limits.messageChunks,
};

/** Each message is compressed by itself: one compressed frame serves all peers, and none takes 243 KB of memory for its context. */
const withoutContext = {
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  serverMaxWindowBits: 15,
};

/** The only user of ws. `compress`: negotiates permessage-deflate (RFC 7692). */
export function createWebSocketServer(compress: boolean): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: compress && withoutContext,
    ...messageLimits,
  });
}
