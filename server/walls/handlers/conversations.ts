import { errorCodes } from '#protocol';
import { messageOf, type Watcher } from '../conversations/live-conversations.ts';
import { sendError } from '../replies.ts';
import type { Handler, MessageOf } from './handler.ts';

const noName = "conversations are a person's: send a token with a name, or the field name";

/** Sends a person's conversations, and from then on every one that changes (PROTOCOL.md M-10). */
export const conversations: Handler<MessageOf<'conversations'>> = {
  who: 'everyone',
  isRateLimited: false,
  handle({ peer, session, subscriptions, identity, deps }, { name, requestId }) {
    const person = identity.person(name);
    if (person === undefined) return sendError(peer, errorCodes.badMessage, noName, { requestId });
    const watcher: Watcher = {
      person,
      // a later token may be another person's
      isFor: (wall) => identity.isFor(wall),
      send(message) {
        if (identity.person(name) === person) peer.send(message);
      },
    };
    // it is no client of the original protocol
    deps.presence.guests.remove(session);
    subscriptions.setOther(deps.conversations.watch(watcher));
    const list = deps.conversations.list(watcher);
    peer.send(messageOf({ action: 'conversations', person, conversations: list, requestId }));
  },
};
