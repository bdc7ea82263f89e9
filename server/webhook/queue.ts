import { limits } from '#protocol';
import * as v from 'valibot';
import type { Logger } from 'pino';
import type { Journal } from '../storage/journal.ts';
import type { After } from '../walls/after.ts';
import { queuedEventSchema, type QueuedEvent, type WebhookPayload } from './event.ts';
import type { SendRequest } from './request.ts';

/** Events on their way to the webhook, one at a time and in order, each until it is taken. */
export interface EventQueue {
  add(payload: WebhookPayload): void;
  /** Sends from now on, what an earlier process left first. */
  start(): void;
  /** Ends what is under way; it is sent again by the next process, with the same id. */
  close(): Promise<void>;
}

export interface EventQueueDeps {
  journal: Journal;
  send: SendRequest;
  newId: () => string;
  /** from 0 to 1 */
  random: () => number;
  now: () => number;
  after: After;
  log: Logger;
}

const prefix = 'webhook:';
/** Between tries: at first, and at most. ms */
const firstDelay = 2000;
const longestDelay = 600_000;

/** The queue is in the journal. Beyond its bounds the oldest events are dropped, and the log says so. */
export function createEventQueue({
  journal,
  send,
  newId,
  random,
  now,
  after,
  log,
}: EventQueueDeps): EventQueue {
  const waiting = new Map<string, QueuedEvent>();
  const closing = new AbortController();
  let [isStarted, isSending, failures] = [false, false, 0];
  let sending: Promise<void> = Promise.resolve();
  let cancelRetry = () => {};

  for (const [key, value] of journal.entries(prefix)) {
    const decoded = v.safeParse(queuedEventSchema, value);
    if (decoded.success) waiting.set(key.slice(prefix.length), decoded.output);
  }

  function remove(id: string): void {
    waiting.delete(id);
    journal.delete(prefix + id).catch(() => {}); // the journal says why it could not
  }

  function dropSurplus(): void {
    const [oldest] = waiting.keys();
    if (waiting.size <= limits.webhookEvents || oldest === undefined) return;
    remove(oldest);
    log.error({ event: oldest }, 'the oldest event for the webhook was dropped: too many wait');
  }

  function sendNext(): void {
    const [next] = waiting;
    if (!isStarted || isSending || closing.signal.aborted || !next) return;
    isSending = true;
    sending = sendOne(...next);
  }

  async function sendOne(id: string, { queued, payload }: QueuedEvent): Promise<void> {
    const outcome = await send({ id, body: JSON.stringify(payload) }, closing.signal);
    isSending = false;
    if (closing.signal.aborted) return;
    if (outcome.kind === 'failed') {
      const isOld = now() - queued > limits.webhookAge;
      log.warn({ event: id, reason: outcome.reason }, 'the webhook could not be told');
      if (!isOld) return retryLater(outcome.retryAfter);
      log.error({ event: id }, 'an event for the webhook was dropped: it could not be told for a day');
    }
    if (outcome.kind === 'refused')
      log.error({ event: id, reason: outcome.reason }, 'the webhook refused an event');
    if (outcome.kind === 'delivered') failures = 0;
    remove(id);
    sendNext();
  }

  /** Twice as long after each failure, and never in step with others. */
  function retryLater(wanted = 0): void {
    const delay = Math.min(Math.max(firstDelay * 2 ** failures, wanted), longestDelay);
    failures = Math.min(failures + 1, 20);
    cancelRetry = after(delay * (0.5 + random() / 2), sendNext);
    isSending = false;
  }

  return {
    add(payload) {
      const id = `msg_${newId()}`;
      const event = { queued: now(), payload };
      waiting.set(id, event);
      journal.put(prefix + id, event).catch(() => {});
      dropSurplus();
      // while a retry is waited for it is not hurried
      if (failures === 0) sendNext();
    },
    start() {
      isStarted = true;
      sendNext();
    },
    async close() {
      cancelRetry();
      closing.abort();
      await sending;
    },
  };
}
