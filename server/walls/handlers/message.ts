import { errorCodes, type Message } from '#protocol';
import { NotStoredError } from '../../storage/journal.ts';
import { isFrom, isPrivate } from '../conversations/conversation-of.ts';
import { BadMessageError, OtherMessageError } from '../messages/errors.ts';
import { streamFor, unknownRecipient } from '../messages/recipients.ts';
import { reply, sendError, sendNotStored } from '../replies.ts';
import type { Handler, MessageOf } from './handler.ts';

/** A message for people (PROTOCOL.md M-1 to M-3). */
export const message: Handler<MessageOf<'message'>> = {
  who: 'everyone',
  isRateLimited: true,
  async handle({ peer, participant, wall, identity, deps }, draft) {
    if (participant.kind !== 'screen')
      return sendError(peer, errorCodes.badMessage, 'enter before you send messages', draft);
    const unknown = unknownRecipient(draft.to, deps.registry);
    if (unknown !== undefined)
      return sendError(peer, errorCodes.noChart, `there is no screen ${unknown}`, draft);
    const { id: screen, name } = participant;
    const stream = streamFor(draft.to, wall.name);
    try {
      const { id } = await deps.messages.send(draft, stream, {
        key: `screen:${screen}`,
        from: senderOf(screen, name || (identity.name ?? ''), identity.person()),
      });
      reply(peer, { action: 'sent', id, own: draft.id, requestId: draft.requestId });
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      sendError(peer, code, (error as Error).message, draft);
    }
  },
};

/** Ends a message for everybody (PROTOCOL.md M-6). */
export const withdraw: Handler<MessageOf<'withdraw'>> = {
  who: 'everyone',
  isRateLimited: true,
  async handle({ peer, participant, identity, deps }, request) {
    if (participant.kind !== 'screen')
      return sendError(peer, errorCodes.badMessage, 'enter before you withdraw messages', request);
    const person = identity.person();
    const found = deps.messages.find(request.id);
    const isOthers = found && isPrivate(found) && !(person !== undefined && isFrom(found, person));
    try {
      if (isOthers || !(await deps.messages.withdraw(request.id)))
        sendError(peer, errorCodes.noChart, `there is no message ${request.id}`, request);
    } catch (error) {
      sendNotStored(peer, error, request);
    }
  },
};

function senderOf(screen: string, name: string, person: string | undefined): Message['from'] {
  return { screen, ...(person !== undefined && { person }), name };
}

function codeOf(error: unknown) {
  if (error instanceof OtherMessageError) return errorCodes.conflict;
  if (error instanceof BadMessageError) return errorCodes.badMessage;
  if (error instanceof NotStoredError) return errorCodes.notStored;
  return undefined;
}
