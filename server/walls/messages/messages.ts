import { limits, type Message, type MessageDraft, type StreamPosition } from '#protocol';
import type { Logger } from 'pino';
import type { Broker } from '../../broker/broker.ts';
import { openAppendLog } from '../../storage/append-log.ts';
import type { LogRecord } from '../../storage/log-records.ts';
import type { StateFolder } from '../../storage/state-folder.ts';
import type { After } from '../after.ts';
import type { MessageEvent, MessageTopics } from '../events.ts';
import { catchUp, type CatchUp } from './catch-up.ts';
import { BadMessageError, OtherMessageError } from './errors.ts';
import { recordOf, type MessageRecord, type Said } from './record.ts';
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
  folder: StateFolder;
  broker: Broker<MessageTopics>;
  newId: () => string;
  now: () => number;
  after: After;
  log: Logger;
}

/** Opens the message log in the state folder. */
export async function openMessages({
  folder,
  broker,
  newId,
  now,
  after,
  log,
}: MessagesDeps): Promise<Messages> {
  const records = await openAppendLog({
    folder,
    name: 'messages.jsonl',
    title: 'message log',
    log,
    newEpoch: newId,
  });
  const counts = { accepted: 0, withdrawn: 0 };
  const streams = createStreams();
  const stored = await records.read(0, Infinity);
  for (const { payload, offset } of stored.records) {
    const record = recordOf(payload);
    if (record) streams.apply(record, offset);
  }
  let applied = stored.records.at(-1)?.offset ?? 0;
  /** by the sender's key, so that a retry that overtakes its first try is not stored twice */
  const sending = new Map<string, { draft: MessageContent; stream: string; sent: Promise<Message> }>();
  /** offsets that were given out */
  const reserved = new Map<string, number>();
  /** the log's next offset when it was last shortened */
  let tidied = 0;
  let cancelTidy = () => {};
  tidy();

  function nextOffset(stream: string): { offset: number; start: number } {
    const range = streams.rangeOf(stream);
    const last = Math.max(range?.last ?? records.next - 1, reserved.get(stream) ?? 0);
    const offset = last + 1;
    reserved.set(stream, offset);
    return { offset, start: range?.start ?? offset };
  }

  async function store(record: MessageRecord, event: MessageEvent): Promise<void> {
    applied = await records.append([record]);
    streams.apply(record, applied);
    if (applied - tidied > tidyAfter) tidy();
    await broker.publish('messages', event);
  }

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
    const event = { kind: 'message', message, said } as const;
    counts.accepted++;
    await store({ ...event, sender: key, start }, event);
    if (reserved.get(stream) === offset) reserved.delete(stream);
    return message;
  }

  /** Removes what is too old or too much, in memory and then on the disk. */
  function tidy(): void {
    const forgotten = streams.forgetOld(now());
    cancelTidy();
    cancelTidy = after(tidyInterval, tidy);
    if (records.next === tidied && forgotten === 0) return;
    tidied = records.next;
    records
      .compact(isKept)
      .catch((error: unknown) => log.warn({ err: error }, 'the message log could not be shortened'));
  }

  /** A record that is on the disk, but has not been applied yet, is kept. */
  function isKept({ payload, offset }: LogRecord): boolean {
    const record = recordOf(payload);
    if (offset > applied || !record) return true;
    return streams.find(record.kind === 'message' ? record.message.id : record.id) !== undefined;
  }

  return {
    counts,
    epoch: records.epoch,
    send(draft, stream, sender, said) {
      const key = `${sender.key} ${draft.id}`;
      const before = sending.get(key);
      const kept = streams.findSent(key)?.message;
      const known = before ?? (kept && { draft: kept, stream: kept.stream, sent: Promise.resolve(kept) });
      if (known) {
        if (known.draft.text === draft.text && known.stream === stream) return known.sent;
        return Promise.reject(new OtherMessageError(`${draft.id} is the id of another message`));
      }
      const sent = accept(draft, stream, sender, { key, said }).finally(() => sending.delete(key));
      sending.set(key, { draft, stream, sent });
      return sent;
    },

    async withdraw(id) {
      const kept = streams.find(id);
      if (!kept) return false;
      const { stream } = kept.message;
      counts.withdrawn++;
      await store({ kind: 'withdrawal', id, at: now() }, { kind: 'withdrawal', id, stream });
      return true;
    },

    catchUp: (names, since) =>
      catchUp(names, since, { streams, epoch: records.epoch, next: records.next, now: now() }),
    find: (id) => streams.find(id)?.message,
    history: (stream) => streams.kept(stream).map(({ message }) => message),
    streams,
    async close() {
      cancelTidy();
      await records.close();
    },
  };
}
