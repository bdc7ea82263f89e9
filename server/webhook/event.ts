import * as v from 'valibot';

/** What a webhook is told of. The types are the words of the README. */
export const eventTypes = [
  'screen.gone',
  'screen.back',
  'chart.broken',
  'chart.mended',
  'chart.stale',
  'chart.fresh',
  'alarm.unseen',
  'server.restarted',
] as const;
export type EventType = (typeof eventTypes)[number];

/** What is told when something is well again that was not. */
export const recoveries = {
  'screen.gone': 'screen.back',
  'chart.broken': 'chart.mended',
  'chart.stale': 'chart.fresh',
} as const satisfies Partial<Record<EventType, EventType>>;
export type BadEvent = keyof typeof recoveries;

/** The body of a request, as Standard Webhooks has it. `timestamp`: when it happened, ISO 8601. */
const payloadSchema = v.object({
  type: v.picklist(eventTypes),
  timestamp: v.string(),
  data: v.record(v.string(), v.unknown()),
});
export type WebhookPayload = v.InferOutput<typeof payloadSchema>;

/** What waits to be sent, under `webhook:<id>`. */
export const queuedEventSchema = v.object({ queued: v.number(), payload: payloadSchema });
export type QueuedEvent = v.InferOutput<typeof queuedEventSchema>;

/** What a webhook was told of something that is not well, under `told:<thing>`. */
export const toldSchema = v.object({ type: v.picklist(eventTypes) });

/** That a webhook was told of something before, under `webhook-started`. */
export const startedSchema = v.object({ version: v.string() });
