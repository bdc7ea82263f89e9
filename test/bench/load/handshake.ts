import type { Dialect } from './contract.ts';
import { clientFrame } from './frames.ts';

/** How a dialect begins and speaks. */
export interface Manners {
  /** sent first; the server answers with `101`. undefined: no handshake */
  upgrade: string | undefined;
  /** sent after the upgrade, and how many frames come before the socket counts as open */
  greeting: string[];
  greetingAnswers: number;
  encode(text: string): Buffer;
}

const upgrade = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`;

const silent = { upgrade: undefined, greeting: [], greetingAnswers: 0 };
const asBrowsersOffer = 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n';

export const manners: Record<Dialect, Manners> = {
  // the server's word shows that it has accepted the connection: the kernel alone says nothing
  raw: { ...silent, greetingAnswers: 1, encode: (text) => clientFrame(text) },
  http: { ...silent, encode: (text) => Buffer.from(text) },
  websocket: { ...silent, upgrade: upgrade('/'), encode: (text) => clientFrame(text) },
  deflate: { ...silent, upgrade: upgrade('/', asBrowsersOffer), encode: (text) => clientFrame(text) },
  'socket.io': {
    upgrade: upgrade('/socket.io/?EIO=4&transport=websocket'),
    // the default namespace; the server's own opening and its answer come back
    greeting: ['40'],
    greetingAnswers: 2,
    encode: (text) => clientFrame(text),
  },
};
