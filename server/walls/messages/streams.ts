import { limits, type Message } from '#protocol';
import { createDirectMessages } from './direct-messages.ts';
import type { MessageRecord, Said } from './record.ts';

/** A message that is kept. */
export interface KeptMessage {
  readonly message: Message;
  /** grows over all streams */
  readonly order: number;
  /** whose message it is, and its own id for it */
  readonly sender: string;
  readonly bytes: number;
  /** in which words it was sent, if in those of an older dialect */
  readonly said: Said | undefined;
  /** withdrawn, or replaced by a newer one with the same key */
  isOver: boolean;
}

interface Stream {
  readonly kept: KeptMessage[];
  /** the offset of the newest message, whether it is kept or not */
  last: number;
  /** the messages before this offset are not kept any more */
  first: number;
  /** the offset of the first message that it ever had */
  readonly start: number;
  bytes: number;
}

/** The messages of every stream that are kept, in memory. */
export interface Streams {
  /** Takes in a record that is on the disk; `order` is its offset in the log. */
  apply(record: MessageRecord, order: number): void;
  /** The order of the newest record. */
  readonly last: number;
  /** The first and the newest offset of a stream; undefined when it has had no message. */
  rangeOf(stream: string): { readonly start: number; readonly last: number } | undefined;
  /** How many messages after this offset are not kept any more. */
  missing(stream: string, after: number): number;
  kept(stream: string): readonly KeptMessage[];
  /** The streams that have a message. */
  names(): string[];
  find(id: string): KeptMessage | undefined;
  /** The messages to and from a person that are for one person or screen, the oldest first. */
  directOf(person: string): Iterable<KeptMessage>;
  /** The message for which its sender used this key. */
  findSent(sender: string): KeptMessage | undefined;
  /** Forgets what is older than messages are kept. Returns how many these were. */
  forgetOld(now: number): number;
}

export function createStreams(): Streams {
  const streams = new Map<string, Stream>();
  const byId = new Map<string, KeptMessage>();
  const bySender = new Map<string, KeptMessage>();
  const direct = createDirectMessages<KeptMessage>();
  let bytes = 0;
  let last = 0;

  function add(kept: KeptMessage, start: number): void {
    const { stream: name, offset, id, key } = kept.message;
    const stream = streams.get(name) ?? { kept: [], last: offset, first: offset, start, bytes: 0 };
    if (key !== undefined)
      for (const older of stream.kept) if (older.message.key === key) older.isOver = true;
    streams.delete(name);
    streams.set(name, stream); // the one that was used longest ago comes first
    stream.last = offset;
    stream.kept.push(kept);
    stream.bytes += kept.bytes;
    bytes += kept.bytes;
    byId.set(id, kept);
    bySender.set(kept.sender, kept);
    direct.add(kept);
    while (stream.kept.length > limits.messages || stream.bytes > limits.messagesBytes) dropOldest(stream);
    forgetExcess();
  }

  function dropOldest(stream: Stream): void {
    const oldest = stream.kept.shift();
    if (!oldest) return;
    stream.first = oldest.message.offset + 1;
    stream.bytes -= oldest.bytes;
    bytes -= oldest.bytes;
    byId.delete(oldest.message.id);
    if (bySender.get(oldest.sender) === oldest) bySender.delete(oldest.sender);
    direct.delete(oldest);
  }

  function forgetExcess(): void {
    while (bytes > limits.allMessagesBytes || streams.size > limits.messageStreams) {
      const [first] = streams;
      if (!first) return;
      const [name, stream] = first;
      if (streams.size > limits.messageStreams) {
        while (stream.kept.length > 0) dropOldest(stream);
        streams.delete(name);
      } else if (stream.kept.length > 0) dropOldest(stream);
      else {
        // its turn will come again; the next one has messages
        streams.delete(name);
        streams.set(name, stream);
      }
    }
  }

  return {
    get last() {
      return last;
    },
    apply(record, order) {
      last = order;
      if (record.kind === 'withdrawal') {
        const kept = byId.get(record.id);
        if (kept) kept.isOver = true;
        return;
      }
      const { message, sender, start, said } = record;
      const bytes = Buffer.byteLength(JSON.stringify(message)) + Buffer.byteLength(said?.text ?? '');
      add({ message, sender, order, bytes, said, isOver: false }, start);
    },
    rangeOf: (name) => streams.get(name),
    missing(name, after) {
      const stream = streams.get(name);
      return stream ? Math.max(0, stream.first - Math.max(after + 1, stream.start)) : 0;
    },
    kept: (name) => streams.get(name)?.kept ?? [],
    names: () => [...streams].filter(([, { kept }]) => kept.length > 0).map(([name]) => name),
    find: (id) => byId.get(id),
    directOf: direct.of,
    findSent: (sender) => bySender.get(sender),
    forgetOld(now) {
      const before = byId.size;
      for (const stream of streams.values())
        while ((stream.kept[0]?.message.sent ?? now) + limits.messageAge < now) dropOldest(stream);
      return before - byId.size;
    },
  };
}
