import * as v from 'valibot';
import { tokenSchema } from './auth.ts';
import { enterSchema } from './enter.ts';
import { chartNameSchema, personSchema } from './names.ts';
import { maxNesting, findTooDeep } from './nesting.ts';
import { limits } from './limits.ts';
import { messageDraftSchema } from './message.ts';
import { resolveAliases } from './field-aliases.ts';
import { sharedViewFields } from './shared-view.ts';
import { presenceRequests } from './presence.ts';
import { partSchema } from './span.ts';

/** Maximum length of `requestId` and `socketType`, UTF-16 units (PROTOCOL.md B-5). */
export const maxLabelLength = 200;

/** Echoed in the answer if given. */
const requestId = v.optional(
  v.union([v.pipe(v.string(), v.maxLength(maxLabelLength, 'requestId is too long')), v.number()]),
);
const messageId = v.pipe(v.string(), v.maxLength(200));
const messageIds = v.optional(v.pipe(v.array(messageId), v.maxLength(limits.messages)), []);
const ignoreInvalid = <const T extends v.GenericSchema>(schema: T) =>
  v.fallback(v.optional(schema), undefined);

/** Who the client is: a token, before the one that let it in ends, or before it says anything else. */
const auth = v.object({ action: v.literal('auth'), value: tokenSchema });

const getData = v.object({
  action: v.literal('getData'),
  chartName: chartNameSchema,
  socketType: v.optional(
    v.pipe(v.string('socketType must be a string'), v.maxLength(maxLabelLength, 'socketType is too long')),
  ),
  requestId,
});

const themeChange = v.object({ action: v.literal('themeChange'), value: v.optional(v.unknown()), requestId });

/** An invalid chartName, which the original allows, is relayed to guests but changes no state. */
const fullScreen = v.object({
  action: v.literal('fullScreen'),
  chartName: ignoreInvalid(chartNameSchema),
  value: ignoreInvalid(v.boolean()),
  requestId,
});

const pageChange = v.object({
  action: v.literal('pageChange'),
  value: v.pipe(v.number('value must be a page number'), v.safeInteger(), v.minValue(0), v.maxValue(999)),
  requestId,
});

const heartbeat = v.object({ action: v.literal('heartbeat'), sent: v.number() });

/**
 * A screen has painted the change of this revision. `ready` and `painted` are times by the server's clock, ms, as far as the screen knows
 * it: off by `error` at most. `late`: why it was not painted in time.
 */
const flipped = v.object({
  action: v.literal('flipped'),
  revision: v.pipe(v.number(), v.safeInteger()),
  ready: v.number(),
  painted: v.number(),
  error: v.pipe(v.number(), v.minValue(0)),
  late: v.optional(v.picklist(['not-ready', 'hidden', 'clock'])),
});

/** A screen asks to replace its page by a fresh one, and why; `done`: it has, or has given up. */
const renew = v.object({
  action: v.literal('renew'),
  reason: v.optional(v.picklist(['version', 'heap', 'nodes', 'frames', 'age'])),
  done: v.optional(v.literal(true)),
});

/** The part of the wall's span that a screen shows; null: the whole page. */
const spanPart = v.object({ action: v.literal('spanPart'), value: v.nullable(partSchema) });

/** A message for people (PROTOCOL.md M-1). */
const message = v.object({ action: v.literal('message'), ...messageDraftSchema.entries, requestId });

/** Ends a message for everybody. */
const withdraw = v.object({ action: v.literal('withdraw'), id: messageId, requestId });

/** What has become of messages on this screen. */
const receipt = v.object({
  action: v.literal('receipt'),
  received: messageIds,
  shown: messageIds,
  acknowledged: messageIds,
});

/** A person's socket asks for the conversations, and for every change of them. `name`: who that is, where no roles are enforced. */
const conversations = v.object({
  action: v.literal('conversations'),
  name: v.optional(personSchema),
  requestId,
});

/** People look at a chart in another way. */
const spanView = v.object({ action: v.literal('spanView'), ...sharedViewFields });

/** What changes a wall's state. */
export const actionSchema = v.variant('action', [themeChange, fullScreen, pageChange]);

/** All messages with an action of ours. */
export const clientMessageSchema = v.variant('action', [
  auth,
  enterSchema,
  getData,
  themeChange,
  fullScreen,
  pageChange,
  heartbeat,
  flipped,
  renew,
  spanPart,
  spanView,
  message,
  withdraw,
  receipt,
  conversations,
  ...presenceRequests,
]);
export type GetData = v.InferOutput<typeof getData>;
export type FlipReport = Omit<v.InferOutput<typeof flipped>, 'action'>;
export type RenewalReason = NonNullable<v.InferOutput<typeof renew>['reason']>;
export type Action = v.InferOutput<typeof actionSchema>;

/** A decoded message from any client. `relay` stands for every unknown action (PROTOCOL.md G-3). */
export type ClientMessage = v.InferOutput<typeof clientMessageSchema> | { action: 'relay' };

/** Only the server sends these. Relaying one would let a client impersonate the server. */
const serverActions = [
  'noauth',
  'entered',
  'layout',
  'settings',
  'error',
  'problem',
  'chartAlarm',
  'patch',
  'withdrawn',
  'token',
  'sent',
  'conversation',
  'identify',
  'reload',
  'move',
  'pin',
  'relay',
];

export type Decoded =
  | { ok: true; message: ClientMessage; fields: Readonly<Record<string, unknown>> }
  | { ok: false; reason: string; chartName?: string; requestId?: string | number };

/**
 * Decodes one text frame from a client. Never throws. `fields` is the object as sent, for answers that keep every field. A rejection has
 * the reason, and the chartName and requestId for the answer.
 */
export function decodeClientMessage(text: string): Decoded {
  if (findTooDeep(text) >= 0) return { ok: false, reason: `more than ${maxNesting} levels of nesting` };
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
  if (!isFields(fields)) return { ok: false, reason: 'not a JSON object' };
  const standard = resolveAliases(fields);
  const { action } = standard;
  if (typeof action !== 'string')
    return { ok: false, reason: 'action must be a string', ...replyFieldsOf(standard) };
  if (serverActions.includes(action))
    return { ok: false, reason: `only the server says ${action}`, ...replyFieldsOf(standard) };
  if (!clientMessageSchema.options.some(({ entries }) => entries.action.literal === action))
    return { ok: true, message: { action: 'relay' }, fields };
  const result = v.safeParse(clientMessageSchema, standard);
  if (result.success) return { ok: true, message: result.output, fields };
  return { ok: false, reason: reasonOf(result.issues), ...replyFieldsOf(standard) };
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reasonOf([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const path = v.getDotPath(issue);
  if (issue.received === 'undefined' && path) return `${path} is missing`;
  return path && !issue.message.startsWith(path) ? `${path}: ${issue.message}` : issue.message;
}

function replyFieldsOf(fields: Record<string, unknown>): { chartName?: string; requestId?: string | number } {
  return {
    ...(v.is(chartNameSchema, fields['chartName']) ? { chartName: fields['chartName'] } : {}),
    ...(typeof fields['requestId'] === 'string' || typeof fields['requestId'] === 'number'
      ? { requestId: fields['requestId'] }
      : {}),
  };
}
