import { limits, type Message, type MessageDraft, type StreamPosition } from '#protocol';
import type { Logger } from 'pino';
import type { Broker } from '../../broker/broker.ts';
import type { After } from '../after.ts';
import type { MessageEvent, MessageTopics } from '../events.ts';
import { catchUp, type CatchUp } from './catch-up.ts';
import { BadMessageError, OtherMessageError } from './errors.ts';
import type { MessageLog } from './message-log.ts';
import { streamOfMessage } from './recipients.ts';
import type { MessageRecord, Said } from './record.ts';
import { createStreams, type Streams } from './streams.ts';

/** What is too old or too much is removed from the disk this often (ms), and after so many records. */
const tidyInterval = 60 * 60 * 1000;
const tidyAfter = 5000;

export interface Sender {
  /** unique among senders */
  readonly key: string;
  readonly from: Message['from'];
}

export interface Messages {
  readonly counts: MessageCounts;
  readonly epoch: string;
  /**
   * Resolves once the message is on the disk and published; to the same one for the same sender and id. `said`: as it was sent, in one of
   * the older dialects.
   * @throws {OtherMessageError | BadMessageError | NotStoredError}
   */
  send(draft: MessageContent, stream: string, sender: Sender, said?: Said): Promise<Message>;
  /** Ends a message for everybody. Resolves to false when there is none. @throws {NotStoredError} */
  withdraw(id: string): Promise<boolean>;
  /** The messages of these streams that are shown now, or were missed since these positions, in the order in which they were accepted. */
  catchUp(streams: readonly string[], since: Readonly<Record<string, StreamPosition>>): CatchUp;
  find(id: string): Message | undefined;
  /** Every message of a stream that is kept, the oldest first. */
  history(stream: string): readonly Message[];
  /** What is kept, for who looks at more than one stream. */
  readonly streams: Pick<Streams, 'kept' | 'names' | 'find' | 'directOf' | 'last'>;
  close(): Promise<void>;
}

/** How often, since the server was started. */
export type MessageCounts = Readonly<Record<'accepted' | 'withdrawn', number>>;

/** A draft whose recipient has become a stream. */
export type MessageContent = Omit<MessageDraft, 'to'> & Pick<Message, 'words'>;

export interface MessagesDeps {
  store: MessageLog;
  broker: Broker<MessageTopics>;
  now: () => number;
  after: After;
  log: Logger;
}

/** The messages in a log. */
export function createMessages({ store, broker, now, after, log }: MessagesDeps): Messages {
  const counts = { accepted: 0, withdrawn: 0 };
  const streams = createStreams();
  for (const [record, order] of store.kept()) streams.apply(record, order);
  /** by the sender's key, so that a retry that overtakes its first try is not stored twice */
  const sending = new Map<string, { draft: MessageContent; stream: string; sent: Promise<Message> }>();
  /** offsets that were given out */
  const reserved = new Map<string, number>();
  /** the order of the next record when the log was last shortened */
  let tidied = 0;
  let cancelTidy = () => {};
  tidy();

  store.onNew((record, order) => {
    streams.apply(record, order);
    if (order - tidied > tidyAfter) tidy();
    void broker.publish('messages', eventOf(record)); // delivered at once
  });

  function nextOffset(stream: string): { offset: number; start: number } {
    const range = streams.rangeOf(stream);
    const last = Math.max(range?.last ?? store.lastOf(stream), reserved.get(stream) ?? 0);
    const offset = last + 1;
    reserved.set(stream, offset);
    return { offset, start: range?.start ?? offset };
  }

  /** Stores a message under the next offset of its stream that no other node has given out. */
  async function accept(
    draft: MessageContent,
    stream: string,
    sender: Sender,
    { key, said }: { key: string; said: Said | undefined },
  ): Promise<Message> {
    const { text, words, level, seconds, key: replaces } = draft;
    const sent = now();
    const last = sent + limits.messageAge;
    const expires = Math.min(draft.expires ?? last, last);
    if (expires <= sent) throw new BadMessageError('expires is over already');
    const { offset, start } = nextOffset(stream);
    const message: Message = {
      id: `${stream}/${offset}`,
      stream,
      offset,
      from: sender.from,
      text,
      ...(words && { words }),
      level,
      ...(seconds !== undefined && { seconds }),
      ...(replaces !== undefined && { key: replaces }),
      sent,
      expires,
    };
    const isStored = await store.append({ kind: 'message', message, said, sender: key, start });
    if (reserved.get(stream) === offset) reserved.delete(stream);
    // another node was faster, perhaps with a retry of this very message
    if (!isStored) return findSent(key, draft, stream) ?? accept(draft, stream, sender, { key, said });
    counts.accepted++;
    return message;
  }

  /** The message for which its sender used this key already. @throws {OtherMessageError} if that is another one. */
  function findSent(key: string, draft: MessageContent, stream: string): Message | undefined {
    const kept = streams.findSent(key)?.message;
    if (kept && (kept.text !== draft.text || kept.stream !== stream))
      throw new OtherMessageError(otherMessage(draft));
    return kept;
  }

  /** Removes what is too old or too much, in memory and then where it is stored. */
  function tidy(): void {
    const forgotten = streams.forgetOld(now());
    cancelTidy();
    cancelTidy = after(tidyInterval, tidy);
    if (store.next === tidied && forgotten === 0) return;
    tidied = store.next;
    // one that was stored, but has not been told yet, is kept
    store
      .compact(
        (record, order) =>
          order > streams.last ||
          streams.find(record.kind === 'message' ? record.message.id : record.id) !== undefined,
      )
      .catch((error: unknown) => log.warn({ err: error }, 'the message log could not be shortened'));
  }

  return {
    counts,
    get epoch() {
      return store.epoch;
    },
    async send(draft, stream, sender, said) {
      const key = `${sender.key} ${draft.id}`;
      const kept = findSent(key, draft, stream);
      if (kept) return kept;
      const before = sending.get(key);
      if (before && (before.draft.text !== draft.text || before.stream !== stream))
        throw new OtherMessageError(otherMessage(draft));
      if (before) return before.sent;
      const sent = store
        // by its turn another node may have told that it has the message from an earlier try
        .inTurn(
          stream,
          async () => findSent(key, draft, stream) ?? accept(draft, stream, sender, { key, said }),
        )
        .finally(() => sending.delete(key));
      sending.set(key, { draft, stream, sent });
      return sent;
    },

    async withdraw(id) {
      if (!streams.find(id)) return false;
      counts.withdrawn++;
      await store.append({ kind: 'withdrawal', id, at: now() });
      return true;
    },

    catchUp: (names, since) =>
      catchUp(names, since, { streams, epoch: store.epoch, lastOf: store.lastOf, now: now() }),
    find: (id) => streams.find(id)?.message,
    history: (stream) => streams.kept(stream).map(({ message }) => message),
    streams,
    async close() {
      cancelTidy();
      await store.close();
    },
  };
}

function otherMessage({ id }: MessageContent): string {
  return `${id} is the id of another message`;
}

function eventOf(record: MessageRecord): MessageEvent {
  if (record.kind === 'message') return { kind: 'message', message: record.message, said: record.said };
  return { kind: 'withdrawal', id: record.id, stream: streamOfMessage(record.id) };
}
