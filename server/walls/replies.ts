import {
  errorCodes,
  type Entered,
  type ErrorAnswer,
  type ErrorCode,
  type Layout,
  type ServerMessage,
} from '#protocol';
import { NotStoredError } from '../storage/journal.ts';
import { layoutText } from './layout-message.ts';
import { textMessage } from './outbound-message.ts';
import type { SessionPeer } from './session-peer.ts';

/** Sends a message to one peer alone. */
export function reply(peer: SessionPeer, message: ServerMessage): void {
  peer.send(textMessage(JSON.stringify(message)));
}

/** Answers `enter` (PROTOCOL.md S-1, S-12). */
export function sendEntered(peer: SessionPeer, entered: Omit<Entered, 'layout'>, layout: Layout): void {
  peer.send(textMessage(`${JSON.stringify(entered).slice(0, -1)},"layout":${layoutText(layout)}}`));
}

/** The fields of a message that come back with an error; all but its action. */
interface Echo {
  action?: string;
  chartName?: string | undefined;
  requestId?: string | number | undefined;
}

/** Answers what could not be stored; throws every other error. */
export function sendNotStored(peer: SessionPeer, error: unknown, echo: Echo): void {
  if (!(error instanceof NotStoredError)) throw error;
  sendError(peer, errorCodes.notStored, error.message, echo);
}

export function sendError(
  peer: SessionPeer,
  code: ErrorCode,
  message: string,
  { chartName, requestId }: Echo = {},
): void {
  const answer: ErrorAnswer = { action: 'error', chartName, requestId, error: { code, message } };
  reply(peer, answer);
}
