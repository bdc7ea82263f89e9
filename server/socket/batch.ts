import type { OutboundMessage } from '../walls/outbound-message.ts';

/** Messages up to this many bytes are copied into one buffer, which costs less than writing them one by one. */
const smallMessage = 1024;

/**
 * The messages that a socket is sent in one turn of the event loop; an immutable list. Peers that are sent the same messages in the same
 * order share one batch, which is encoded once for all of them. With ten messages for a thousand screens that saves 0.9 µs per message
 * and screen, compared with a list per screen (`npm run bench -- bursts`).
 */
export interface Batch {
  readonly length: number;
  readonly last?: {
    readonly before: Batch;
    readonly message: OutboundMessage;
    readonly key: string | undefined;
  };
  /** the batches with one message more, and the latest of them: the next peer mostly needs the same */
  after?: Map<OutboundMessage, Batch>;
  latest?: Batch;
  /** its bytes, per encoding */
  encoded?: Map<Encode, readonly Buffer[]>;
}

/** Encodes a message for a transport. Peers with the same function share the bytes. */
export type Encode = (message: OutboundMessage) => Buffer;

/** What the batches of a turn start from. A new one for each turn, so that nothing outlives it. */
export const emptyBatch = (): Batch => ({ length: 0 });

/** The batch with one message more; an older one with the same key is dropped (PROTOCOL.md B-1). */
export function withMessage(batch: Batch, message: OutboundMessage, key: string | undefined): Batch {
  const { latest } = batch;
  if (latest?.last?.message === message && latest.last.key === key) return latest;
  const known = batch.after?.get(message);
  if (known && known.last?.key === key) return (batch.latest = known);
  const before = key === undefined ? batch : without(batch, key);
  const longer = { length: before.length + 1, last: { before, message, key } };
  (batch.after ??= new Map()).set(message, longer);
  return (batch.latest = longer);
}

export function hasKey(batch: Batch | undefined, key: string): boolean {
  for (let last = batch?.last; last; last = last.before.last) if (last.key === key) return true;
  return false;
}

/** The messages, oldest first. */
export function messagesOf(batch: Batch): { message: OutboundMessage; key: string | undefined }[] {
  const messages = [];
  for (let { last } = batch; last; last = last.before.last) messages.push(last);
  return messages.reverse();
}

/** The bytes of a batch, encoded once for all peers of one transport. */
export function bytesOf(batch: Batch, encode: Encode): readonly Buffer[] {
  let bytes = batch.encoded?.get(encode);
  if (!bytes) {
    bytes = joined(messagesOf(batch).map(({ message }) => encode(message)));
    (batch.encoded ??= new Map()).set(encode, bytes);
  }
  return bytes;
}

/** Joins small messages to one buffer. */
function joined(messages: Buffer[]): readonly Buffer[] {
  if (messages.length < 2 || messages.some(({ length }) => length > smallMessage)) return messages;
  return [Buffer.concat(messages)];
}

function without(batch: Batch, key: string): Batch {
  if (!hasKey(batch, key)) return batch;
  const left = messagesOf(batch).filter((message) => message.key !== key);
  return left.reduce((kept, message) => withMessage(kept, message.message, message.key), emptyBatch());
}
