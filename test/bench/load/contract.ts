/** What a socket of the load generator says first, before frames are counted. */
export type Dialect =
  /** nothing: a TCP connection on which frames arrive */
  | 'raw'
  | 'websocket'
  /** WebSocket, and offers compression in the words of a browser */
  | 'deflate'
  /** Engine.IO 4 over WebSocket, and Socket.IO's default namespace */
  | 'socket.io'
  /** answers to HTTP requests are counted in place of frames */
  | 'http';

export interface Connect {
  port: number;
  count: number;
  dialect: Dialect;
  /** texts that each socket sends once it is open; `{n}` is the socket's number */
  hello?: string[];
  /** how many frames each socket gets for its hello */
  answers?: number;
  /** all in the same moment; otherwise as many at once as a server's queue surely holds */
  atOnce?: boolean;
}

/** All ms are of the machine's monotonic clock, which every process reads alike. */
export type LoadOps = {
  /** Opens sockets in place of those before, and resolves when each has had the answers to its hello. */
  connect(how: Connect): Promise<{ ms: number }>;
  /** Frames and bytes are counted from here on. */
  mark(): void;
  /** Resolves when every socket has had so many frames since the mark. Rejects when one was closed. */
  received(frames: number): Promise<{ at: number; bytes: number }>;
  /** One socket sends `texts` in one write; when every socket has had as many frames, again. Resolves to ms a time. */
  act(texts: string[], repeat: number): Promise<{ ms: number[]; bytes: number }>;
  /** Every socket sends `text` (for HTTP: the whole request), and again when it is answered, until `total` are. */
  request(text: string, total: number): Promise<{ ms: number; bytes: number }>;
  /** So many sockets stop reading, for ever. */
  stall(count: number): void;
  /** From now on each socket that is closed comes back as the product's client does. */
  comeBack(): void;
  /** Resolves when every socket is open again, and has had the answers to its hello. */
  back(): Promise<{ at: number }>;
  /** µs that this process took so far. */
  cpu(): number;
};
