import { limits } from '#protocol';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Tally } from '../walls/tally.ts';
import type { Flusher } from './flusher.ts';
import { compressedFrameOf, frameOf } from './frame.ts';
import { QueuedPeer } from './queued-peer.ts';

/**
 * The server's end of a socket. ws receives, pings and closes; data frames are written by us, to the socket that the upgrade gave us. So
 * one encoded frame serves all peers, and one write serves all frames of a turn.
 */
export class Peer extends QueuedPeer {
  readonly transport = 'socket';
  protected readonly sink: Socket;
  private readonly ws: WebSocket;

  constructor(ws: WebSocket, socket: Socket, flusher: Flusher) {
    super(flusher, ws.extensions.includes('permessage-deflate') ? compressedFrameOf : frameOf);
    this.ws = ws;
    this.sink = socket;
  }

  /** Adds the bytes of its socket, of its upgrade too. */
  count(sum: Pick<Tally, 'bytesReceived' | 'bytesSent'>): void {
    sum.bytesReceived += this.sink.bytesRead;
    sum.bytesSent += this.sink.bytesWritten;
  }

  protected end(code: number, reason: string): void {
    this.ws.close(code, reason);
    // after a close for cause nothing that the peer sends is parsed (PROTOCOL.md B-4)
    if (code >= 4000) this.ws.pause();
    setTimeout(() => this.ws.terminate(), limits.closeGrace);
  }
}
