import { closeCodes, limits, tokenSchema } from '#protocol';
import * as v from 'valibot';
import type { After } from '../../after.ts';
import type { LiveConversations } from '../../conversations/live-conversations.ts';
import { textMessage } from '../../outbound-message.ts';
import { decodeFields } from './decode-fields.ts';
import type { Dialect, DialectContext, Fields } from './dialect.ts';
import type { Inboxes, OpenInbox } from './inboxes.ts';

/** How often a client is asked whether it is there; one that has not answered by the next time is not. ms */
const checkInterval = limits.pings.notices;
/** A `heartCheck` that comes so soon after ours is the answer to it, and is not answered. ms */
const answerTime = 1000;

const noName =
  'an inbox is that of a person: send a token with a name, or where no roles are enforced a name';

const authSchema = v.object({ data: tokenSchema });

export interface NoticesDialectDeps {
  inboxes: Inboxes;
  conversations: LiveConversations;
  after: After;
}

/** Notices by `type`: the inbox of one person (PROTOCOL.md part N). */
export function createNoticesDialect(
  { peer, identity, authenticate, close }: DialectContext,
  { inboxes, conversations, after }: NoticesDialectDeps,
): Dialect {
  let person: string | undefined;
  let inbox: OpenInbox | undefined;
  let stopReading = (): void => {};
  let isHeard = true;
  let isOver = false;
  let hasJustChecked = false;
  let cancelAnswerTime = (): void => {};
  let cancelCheck = after(checkInterval, check);

  const send = (frame: object): void => peer.send(textMessage(JSON.stringify(frame)));
  const fail = (error: string): void => send({ type: 'message', data: { error } });

  function check(): void {
    if (!isHeard) return close(closeCodes.tryLater, 'no answer to heartCheck');
    isHeard = false;
    sendCheck();
    cancelCheck = after(checkInterval, check);
  }

  /** Both sides ask and answer with the same frame: without a pause they would answer each other for ever. */
  function sendCheck(): void {
    hasJustChecked = true;
    cancelAnswerTime();
    cancelAnswerTime = after(answerTime, () => (hasJustChecked = false));
    send({ type: 'heartCheck' });
  }

  async function auth(fields: Fields): Promise<void> {
    const decoded = decodeFields(authSchema, fields);
    if (!decoded.ok) return send({ type: 'noAuth' });
    const { data } = decoded.output;
    if (await authenticate(data)) return send({ type: 'noAuth' });
    // where no roles are enforced, what it says of itself is its name
    const now = identity.person(data);
    if (isOver) return;
    send({ type: 'auth', data: 'auth ok' });
    if (now !== undefined && now === person) return;
    closeInbox(false);
    if (now === undefined) fail(noName);
    else open(now);
  }

  function open(whose: string): void {
    person = whose;
    tellUnread();
    inbox = inboxes.open('notices', whose, {
      deliver: ({ message }) =>
        send({ type: 'message', data: { unread: conversations.unreadOf(whose), message } }),
    });
    stopReading = conversations.onRead((reader) => reader === whose && tellUnread());
  }

  function tellUnread(): void {
    if (person !== undefined) send({ type: 'message', data: { unread: conversations.unreadOf(person) } });
  }

  function closeInbox(isSilent: boolean): void {
    stopReading();
    inbox?.close(isSilent);
    inbox = person = undefined;
  }

  return {
    start() {},
    isAction: ({ type }) => type !== 'heartCheck',
    handle(fields) {
      isHeard = true;
      inbox?.hear();
      const { type } = fields;
      if (type === 'auth') return auth(fields);
      if (!identity.isKnown) return send({ type: 'noAuth' });
      if (type !== 'heartCheck') return fail('type must be auth or heartCheck');
      if (!hasJustChecked) sendCheck();
    },
    fail,
    hear: () => inbox?.hear(),
    refuse: () => send({ type: 'noAuth' }),
    end(isSilent) {
      isOver = true;
      cancelCheck();
      cancelAnswerTime();
      closeInbox(isSilent || !isHeard);
    },
  };
}
