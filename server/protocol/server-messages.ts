import * as v from 'valibot';
import { deltaSchema } from './delta.ts';
import { layoutSchema } from './layout.ts';
import { problemSchema } from './problem.ts';
import { chartSettingsSchema } from './settings.ts';
import { themeNames, wallStateSchema } from './state.ts';

const requestId = v.optional(v.union([v.string(), v.number()]));
const stamp = { revision: v.number(), at: v.number() };

const entered = v.object({
  action: v.literal('entered'),
  screen: v.string(),
  wall: v.string(),
  /** screens on the wall now, this one included */
  num: v.number(),
  state: wallStateSchema,
  /** the server's clock, ms since 1970 */
  time: v.number(),
  /** `staleAfter` in ms: how old a chart's file may be before its tile says so; null: any age */
  server: v.object({ version: v.string(), staleAfter: v.nullable(v.number()) }),
  /** a server of before layouts tells none */
  layout: v.optional(layoutSchema),
});

/** What the wall shows is another now. */
const layout = v.object({ action: v.literal('layout'), layout: layoutSchema });

/**
 * A chart's content: an answer (with the socketType asked for) or a push (without). Exactly one of `data` (JSON text),
 * `unchanged` (the etag is the one the screen has) and `missing` (there is no such file any more) is there.
 */
const getData = v.object({
  action: v.literal('getData'),
  chartName: v.string(),
  socketType: v.optional(v.string()),
  requestId,
  revision: v.number(),
  etag: v.optional(v.string()),
  /** when the file was last written, ms since 1970 by the server's clock */
  modified: v.optional(v.number()),
  data: v.optional(v.string()),
  unchanged: v.optional(v.literal(true)),
  missing: v.optional(v.literal(true)),
});

/**
 * A change of a chart's content, for a screen that has revision `from`: `ops` make the new text of the old one, which is then `length`
 * UTF-16 units long.
 */
const patch = v.object({
  action: v.literal('patch'),
  chartName: v.string(),
  from: v.number(),
  to: v.number(),
  etag: v.string(),
  modified: v.number(),
  length: v.number(),
  ops: deltaSchema,
});

/** The file of a chart became broken, or (null) is good again; the last good data stays meanwhile. */
const problem = v.object({
  action: v.literal('problem'),
  chartName: v.string(),
  problem: v.nullable(problemSchema),
});

/** What a person says of a chart in its side-car; null: nothing any more. */
const settings = v.object({
  action: v.literal('settings'),
  chartName: v.string(),
  settings: v.nullable(chartSettingsSchema),
});

const themeChange = v.object({
  action: v.literal('themeChange'),
  socketType: v.literal('themeChange'),
  value: v.picklist(themeNames),
  ...stamp,
});

const fullScreen = v.object({
  action: v.literal('fullScreen'),
  socketType: v.literal('fullScreen'),
  chartName: v.string(),
  value: v.boolean(),
  ...stamp,
});

const pageChange = v.object({
  action: v.literal('pageChange'),
  socketType: v.literal('pageChange'),
  value: v.number(),
  ...stamp,
});

/** The answer to a screen's heartbeat: its own `sent` back, and the server's clock. */
const heartbeat = v.object({ action: v.literal('heartbeat'), sent: v.number(), time: v.number() });

const error = v.object({
  action: v.literal('error'),
  chartName: v.optional(v.string()),
  requestId,
  error: v.object({ code: v.number(), message: v.string() }),
});

const ours = v.variant('action', [
  entered,
  layout,
  getData,
  patch,
  problem,
  settings,
  themeChange,
  fullScreen,
  pageChange,
  heartbeat,
  error,
]);

export type Entered = v.InferOutput<typeof entered>;
export type LayoutChange = v.InferOutput<typeof layout>;
export type ChartData = v.InferOutput<typeof getData>;
export type ChartPatch = v.InferOutput<typeof patch>;
export type ChartProblem = v.InferOutput<typeof problem>;
export type SettingsChange = v.InferOutput<typeof settings>;
export type StateChange =
  v.InferOutput<typeof themeChange> | v.InferOutput<typeof fullScreen> | v.InferOutput<typeof pageChange>;
export type ErrorAnswer = v.InferOutput<typeof error>;
/** What a server says to a screen (PROTOCOL.md S). */
export type ServerMessage = v.InferOutput<typeof ours>;
/** Somebody's own action, relayed as it was sent (PROTOCOL.md G-3). */
export interface Relayed {
  action: string;
  socketType: string;
  [field: string]: unknown;
}

const relayed = v.looseObject({ action: v.string(), socketType: v.string() });
const ourActions: ReadonlySet<string> = new Set(ours.options.map(({ entries }) => entries.action.literal));

/** Decodes one text frame from a server: a message of ours, a relayed one, or undefined for what is neither. Never throws. */
export function decodeServerMessage(
  text: string,
): { kind: 'ours'; message: ServerMessage } | { kind: 'relayed'; message: Relayed } | undefined {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return undefined;
  }
  const known = v.safeParse(ours, fields);
  if (known.success) return { kind: 'ours', message: known.output };
  const other = v.safeParse(relayed, fields);
  return other.success && !ourActions.has(other.output.action)
    ? { kind: 'relayed', message: other.output }
    : undefined;
}
