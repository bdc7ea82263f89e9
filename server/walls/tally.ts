/** Where something was refused: an upgrade, an open socket, a request over HTTP. */
export type RefusedAt = 'upgrade' | 'socket' | 'request';

/** What is counted where it happens, as plain numbers: who asks for them is told what they are then. */
export interface Tally {
  framesReceived: number;
  framesSent: number;
  /** bytes of sockets that are closed */
  bytesReceived: number;
  bytesSent: number;
  readonly refusals: Map<string, { at: RefusedAt; code: number; count: number }>;
}

export function createTally(): Tally {
  return { framesReceived: 0, framesSent: 0, bytesReceived: 0, bytesSent: 0, refusals: new Map() };
}

/** @param code an HTTP status or the code of a close frame: there are few */
export function countRefusal({ refusals }: Tally, at: RefusedAt, code: number): void {
  const key = `${at} ${code}`;
  const known = refusals.get(key) ?? { at, code, count: 0 };
  known.count++;
  refusals.set(key, known);
}
