import { closeCodes, messageDraftSchema, personSchema } from '#protocol';
import * as v from 'valibot';
import { keyOf } from '../../../auth/people.ts';
import { NotStoredError } from '../../../storage/journal.ts';
import { streamOfPerson } from '../../messages/recipients.ts';
import type { Messages } from '../../messages/messages.ts';
import type { KeptMessage } from '../../messages/streams.ts';
import { textMessage } from '../../outbound-message.ts';
import { decodeFields } from './decode-fields.ts';
import type { Dialect, DialectContext, Fields } from './dialect.ts';
import type { Inboxes, OpenInbox } from './inboxes.ts';

/** How a file is shown where only texts are. */
const fileSign = '📎';

/** An id is a number for many clients. */
const id = (what: string) =>
  v.pipe(
    v.union([v.string(), v.number()], `${what} must be a text or a number`),
    v.transform(String),
    personSchema,
  );
const { text } = messageDraftSchema.entries;
const people = { from: id('from'), to: id('to') };
const draftSchema = v.variant(
  'type',
  [
    v.object({ ...people, type: v.picklist(['text', 'emoji']), content: text }),
    v.object({ ...people, type: v.literal('file'), content: v.unknown() }),
  ],
  'type must be text, emoji or file',
);

export interface DirectDialectDeps {
  inboxes: Inboxes;
  messages: Messages;
  newId: () => string;
}

/** Direct messages by URL: the socket of `/ws/<id>` is that of one person (PROTOCOL.md part U). */
export function createDirectDialect(
  { peer, wall, identity, close, person: own = '' }: DialectContext,
  { inboxes, messages, newId }: DirectDialectDeps,
): Dialect {
  let inbox: OpenInbox | undefined;

  function fail(reason: string): void {
    peer.send(textMessage(JSON.stringify({ type: 'error', content: reason })));
  }

  function refuse(code: number, reason: string): void {
    fail(reason);
    close(code, reason);
  }

  /** Its own words go on as they were sent; what comes otherwise is put into these. */
  function deliver({ message, said }: Pick<KeptMessage, 'message' | 'said'>): void {
    const { from, text: content } = message;
    const sender = from.person ?? from.screen ?? from.name;
    const frame = { from: sender, to: own, content, type: 'text' };
    peer.send(textMessage(said?.dialect === 'direct' ? said.text : JSON.stringify(frame)));
  }

  async function send(fields: Fields): Promise<void> {
    const decoded = decodeFields(draftSchema, fields);
    if (!decoded.ok) return fail(decoded.reason);
    const { from, to, type, content } = decoded.output;
    if (keyOf(from) !== keyOf(own)) return fail(`from must be ${own}, as in the URL`);
    const refused = identity.refuse('write', wall);
    const stream = streamOfPerson(to);
    identity.recordSaid('direct', { wall, on: stream, refused });
    if (refused !== undefined) return fail(refused);
    const draft = {
      id: newId(),
      text: type === 'file' ? textOfFile(content) : content,
      level: 'info',
    } as const;
    const person = identity.name ?? own;
    try {
      const sender = { key: 'direct', from: { person, name: person } };
      await messages.send(draft, stream, sender, { dialect: 'direct', text: JSON.stringify(fields) });
    } catch (error) {
      if (!(error instanceof NotStoredError)) throw error;
      fail(error.message);
    }
  }

  return {
    start() {
      const isName = v.safeParse(personSchema, own);
      if (!isName.success) return refuse(closeCodes.badMessage, isName.issues[0].message);
      if (identity.person(own) !== keyOf(own))
        return refuse(closeCodes.notAllowed, 'the token is not of this person');
      inbox = inboxes.open('direct', keyOf(own), { deliver });
    },
    isAction: () => true,
    handle: send,
    fail,
    hear: () => inbox?.hear(),
    refuse: ({ reason }) => fail(reason),
    end(isSilent) {
      inbox?.close(isSilent);
      inbox = undefined;
    },
  };
}

function textOfFile(content: unknown): string {
  const isShort = v.is(text, content) && String(content).length <= 200;
  return isShort ? `${fileSign} ${String(content)}` : fileSign;
}
