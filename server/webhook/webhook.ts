import type { Broker } from '../broker/broker.ts';
import type { MessageTopics } from '../walls/events.ts';
import type { Messaging } from '../walls/messages/messaging.ts';
import { createConditions } from './conditions.ts';
import type { EventType } from './event.ts';
import { watchHealth, type HealthDeps } from './health.ts';
import { createEventQueue, type EventQueueDeps } from './queue.ts';
import { createRequest, type WebhookConfig } from './request.ts';
import { watchUnseenAlarms } from './unseen-alarms.ts';

/** Tells another server what operators must know. */
export interface WebhookSender {
  /** All files have been read: what is told from now on is so. */
  start(): void;
  close(): Promise<void>;
}

export interface WebhookDeps
  extends
    Omit<EventQueueDeps, 'send'>,
    Omit<HealthDeps, 'conditions'>,
    Pick<Messaging, 'registry' | 'ledger'> {
  broker: Broker<MessageTopics>;
  version: string;
  /** it goes on where another node has ended, rather than a server was started */
  isTakeover?: boolean;
}

/** After a start this is told in one event, however many things changed meanwhile. ms */
const startTime = 60_000;
/** The event of a start names so many things of each kind. */
const mostNamed = 100;
const startedKey = 'webhook-started';

export function createWebhook(config: WebhookConfig, deps: WebhookDeps): WebhookSender {
  const { journal, broker, version, isTakeover = false, now, after, log } = deps;
  const queue = createEventQueue({ ...deps, send: createRequest(config, now) });
  const isRestart = !isTakeover && journal.get(startedKey) !== undefined;
  /** what happened since a restart; undefined once that is over */
  let starting: { type: EventType; data: Record<string, unknown> }[] | undefined = isRestart ? [] : undefined;
  let cancelStart = () => {};

  function tell(type: EventType, data: Record<string, unknown>): void {
    if (starting) starting.push({ type, data });
    else queue.add({ type, timestamp: new Date(now()).toISOString(), data });
  }

  function endStart(): void {
    if (!starting) return;
    const events = starting;
    starting = undefined;
    const changes: Partial<Record<EventType, { count: number; first: unknown[] }>> = {};
    for (const { type, data } of events) {
      const change = (changes[type] ??= { count: 0, first: [] });
      change.count++;
      if (change.first.length < mostNamed)
        change.first.push(data['chart'] ?? data['screen'] ?? data['message']);
    }
    tell('server.restarted', { version, changes });
  }

  const conditions = createConditions({ journal, after, tell });
  const health = watchHealth({ ...deps, conditions });
  const unseen = watchUnseenAlarms({ ...deps, onUnseen: (data) => tell('alarm.unseen', data) });
  const subscribed = broker.subscribe('messages', unseen.listener);

  return {
    start() {
      log.info({ host: new URL(config.url).host }, 'a webhook is told of screens, charts and alarms');
      journal.put(startedKey, { version }).catch(() => {}); // the journal says why it could not
      queue.start();
      health.start();
      cancelStart = after(startTime, endStart);
    },
    async close() {
      cancelStart();
      // what was found is not found again: the next process tells it
      endStart();
      health.stop();
      unseen.stop();
      conditions.close();
      await (
        await subscribed
      )();
      await queue.close();
    },
  };
}
