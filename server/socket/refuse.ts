import type { Socket } from 'node:net';
import { countRefusal, type Tally } from '../walls/tally.ts';

/** How an upgrade is answered that is refused. */
export interface UpgradeError {
  readonly status: string;
  readonly message: string;
  /** s */
  readonly retryAfter?: number;
  /** how somebody could say who it is (RFC 9110 section 11.6.1) */
  readonly challenge?: string;
}

/** How long a refused client may take to read the reason. ms */
const refusalGrace = 1000;

/** Refuses upgrades, and counts them. */
export function createRefuse(tally: Tally): (socket: Socket, error: UpgradeError) => void {
  return (socket, error) => {
    countRefusal(tally, 'upgrade', parseInt(error.status, 10));
    refuse(socket, error);
  };
}

/** In the form of all HTTP errors. */
function refuse(socket: Socket, { status, message, retryAfter, challenge }: UpgradeError): void {
  const body = JSON.stringify({ message, status: parseInt(status, 10) });
  const fields = [
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...(retryAfter === undefined ? [] : [`Retry-After: ${retryAfter}`]),
    ...(challenge === undefined ? [] : [`WWW-Authenticate: ${challenge}`]),
  ];
  // a client that keeps its half open, or does not read the answer, must not hold the descriptor
  const cut = setTimeout(() => socket.destroy(), refusalGrace);
  socket.once('close', () => clearTimeout(cut));
  socket.once('finish', () => socket.destroy());
  socket.end([`HTTP/1.1 ${status}`, ...fields, '', body].join('\r\n'));
}
