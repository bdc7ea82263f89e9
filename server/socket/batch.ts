import type { OutboundMessage } from '../walls/outbound-message.ts';

/** Messages up to this many bytes are copied together: that costs less than to hand them over piece by piece. */
const smallMessage = 1024;

/**
 * What one socket is sent in one turn: a list that never changes. Peers that are told the same things in the same order hold the same
 * batch, so that it is put together once for all of them: ten messages to a thousand screens cost each 0.9 µs a message less than
 * ten messages kept, joined and written for each screen (measured side by side, `npm run bench -- bursts`).
 */
export interface Batch {
  readonly length: number;
  readonly last?: {
    readonly before: Batch;
    readonly message: OutboundMessage;
    readonly key: string | undefined;
  };
  /** the batches that came of this one by one message more, and the latest of them: mostly the next peer is told the same */
  after?: Map<OutboundMessage, Batch>;
  latest?: Batch;
  /** its bytes, by what encoded them */
  encoded?: Map<Encode, readonly Buffer[]>;
}

/** One transport's form of a message. The same function for all peers that can share bytes. */
export type Encode = (message: OutboundMessage) => Buffer;

/** What a turn begins with; a new one for each turn, so that nothing outlives it. */
export const emptyBatch = (): Batch => ({ length: 0 });

/** The batch with one message more; one sent before under the same key is left out (PROTOCOL.md B-1). */
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

/** Small messages as one buffer. */
function joined(messages: Buffer[]): readonly Buffer[] {
  if (messages.length < 2 || messages.some(({ length }) => length > smallMessage)) return messages;
  return [Buffer.concat(messages)];
}

function without(batch: Batch, key: string): Batch {
  if (!hasKey(batch, key)) return batch;
  const left = messagesOf(batch).filter((message) => message.key !== key);
  return left.reduce((kept, message) => withMessage(kept, message.message, message.key), emptyBatch());
}
