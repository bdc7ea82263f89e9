import * as v from 'valibot';
import { chartNameSchema, defaultWall, screenIdSchema, wallNameSchema } from './names.ts';
import { maxNesting, tooDeepAt } from './nesting.ts';
import { withStandardNames } from './field-aliases.ts';

/** Length of `requestId` and `socketType` at most, UTF-16 units (PROTOCOL.md B-5). */
export const maxLabelLength = 200;

/** Echoed in the answer when given. */
const requestId = v.optional(
  v.union([v.pipe(v.string(), v.maxLength(maxLabelLength, 'requestId is too long')), v.number()]),
);
const ignoredWhenOdd = <const T extends v.GenericSchema>(schema: T) =>
  v.fallback(v.optional(schema), undefined);

const enter = v.object({
  action: v.literal('enter'),
  wall: v.optional(wallNameSchema, defaultWall),
  screen: screenIdSchema,
  /** for people; cut rather than refused, for a screen that is not let in shows nothing */
  name: v.optional(
    v.pipe(
      v.string(),
      v.transform((name) => name.slice(0, 100)),
    ),
    '',
  ),
  known: v.optional(v.record(chartNameSchema, v.pipe(v.string(), v.maxLength(64))), {}),
});

const getData = v.object({
  action: v.literal('getData'),
  chartName: chartNameSchema,
  socketType: v.optional(
    v.pipe(v.string('socketType must be a string'), v.maxLength(maxLabelLength, 'socketType is too long')),
  ),
  requestId,
});

const themeChange = v.object({ action: v.literal('themeChange'), value: v.optional(v.unknown()), requestId });

/** An invalid chartName, which the original lets through, is relayed to guests but changes no state. */
const fullScreen = v.object({
  action: v.literal('fullScreen'),
  chartName: ignoredWhenOdd(chartNameSchema),
  value: ignoredWhenOdd(v.boolean()),
  requestId,
});

const pageChange = v.object({
  action: v.literal('pageChange'),
  value: v.pipe(v.number('value must be a page number'), v.safeInteger(), v.minValue(0), v.maxValue(999)),
  requestId,
});

const heartbeat = v.object({ action: v.literal('heartbeat'), sent: v.number() });

const ours = v.variant('action', [enter, getData, themeChange, fullScreen, pageChange, heartbeat]);
export type Enter = v.InferOutput<typeof enter>;
export type GetData = v.InferOutput<typeof getData>;
export type Action =
  v.InferOutput<typeof themeChange> | v.InferOutput<typeof fullScreen> | v.InferOutput<typeof pageChange>;

/** What anybody may send, after decoding. `relay` is any action that is not ours (PROTOCOL.md G-3). */
export type ClientMessage = v.InferOutput<typeof ours> | { action: 'relay' };

/** Only the server says these; a client that could have them relayed would speak in the server's name. */
const serverOnly = [
  'entered',
  'layout',
  'settings',
  'error',
  'problem',
  'patch',
  'message',
  'presence',
  'identify',
  'reload',
  'relay',
];

export type Decoded =
  | { ok: true; message: ClientMessage; fields: Readonly<Record<string, unknown>> }
  | { ok: false; reason: string; chartName?: string; requestId?: string | number };

/**
 * Decodes one text frame from a client. Never throws. `fields` is the object as it was sent, for answers that keep every field.
 * What is refused says why, with the chartName and requestId it can be answered under.
 */
export function decodeClientMessage(text: string): Decoded {
  if (tooDeepAt(text) >= 0) return { ok: false, reason: `more than ${maxNesting} levels of nesting` };
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
  if (!isFields(fields)) return { ok: false, reason: 'not a JSON object' };
  const standard = withStandardNames(fields);
  const { action } = standard;
  if (typeof action !== 'string')
    return { ok: false, reason: 'action must be a string', ...addressOf(standard) };
  if (serverOnly.includes(action))
    return { ok: false, reason: `only the server says ${action}`, ...addressOf(standard) };
  if (!ours.options.some(({ entries }) => entries.action.literal === action))
    return { ok: true, message: { action: 'relay' }, fields };
  const result = v.safeParse(ours, standard);
  if (result.success) return { ok: true, message: result.output, fields };
  return { ok: false, reason: reasonOf(result.issues), ...addressOf(standard) };
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reasonOf([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const path = v.getDotPath(issue);
  if (issue.received === 'undefined' && path) return `${path} is missing`;
  return path && !issue.message.startsWith(path) ? `${path}: ${issue.message}` : issue.message;
}

function addressOf(fields: Record<string, unknown>): { chartName?: string; requestId?: string | number } {
  return {
    ...(v.is(chartNameSchema, fields['chartName']) ? { chartName: fields['chartName'] } : {}),
    ...(typeof fields['requestId'] === 'string' || typeof fields['requestId'] === 'number'
      ? { requestId: fields['requestId'] }
      : {}),
  };
}
