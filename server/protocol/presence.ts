import * as v from 'valibot';
import { limits } from './limits.ts';
import { chartNameSchema, wallNameSchema } from './names.ts';

/**
 * `here`; `away`: not heard of for some seconds; `gone`: for longer, or it has said goodbye; `not-back`: not seen since the server started
 * (PROTOCOL.md P-2).
 */
const statuses = ['here', 'away', 'gone', 'not-back'] as const;

/** How messages travel to a screen and back: over a WebSocket, or as server-sent events and POST (PROTOCOL.md, part E). */
export const transports = ['socket', 'sse'] as const;
export type TransportName = (typeof transports)[number];

/** Truncated rather than rejected: a screen that says too much is still there. */
const text = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((long) => long.slice(0, length)),
  );
const size = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000));

/** What a screen says of itself whenever it changes (PROTOCOL.md P-4). */
export const screenFactsSchema = v.object({
  browser: text(100),
  /** CSS pixels */
  viewport: v.tuple([size, size]),
  pixelRatio: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  displayMode: text(30),
  language: text(40),
  /** the key of the page that it shows; null: none */
  page: v.nullable(text(64)),
  /** the maximised chart */
  fullScreen: v.nullable(text(64)),
  theme: text(30),
  kiosk: v.boolean(),
});
export type ScreenFacts = v.InferOutput<typeof screenFactsSchema>;

const chartTelemetrySchema = v.object({
  /** that is drawn */
  revision: v.number(),
  error: v.optional(text(200)),
  /** when its file was last written, ms since 1970 */
  modified: v.optional(v.number()),
});

/** What a screen says of itself while somebody looks (PROTOCOL.md P-5). Times in ms. */
export const screenTelemetrySchema = v.object({
  roundTrip: v.optional(v.number()),
  /** the server's clock minus its own */
  clockOffset: v.optional(v.number()),
  /** dropped since it said so before */
  frames: v.optional(v.number()),
  /** bytes */
  heap: v.optional(v.number()),
  charts: v.pipe(
    v.record(chartNameSchema, chartTelemetrySchema),
    v.check((charts) => Object.keys(charts).length <= limits.reportedCharts, 'too many charts'),
  ),
});
export type ScreenTelemetry = v.InferOutput<typeof screenTelemetrySchema>;

/** A screen as operators are told of it (PROTOCOL.md P-3). */
const screenFields = {
  /** its id; of a guest one that ends with its socket, and that no screen can have */
  screen: v.string(),
  name: v.string(),
  wall: v.string(),
  /** ms since 1970 */
  firstSeen: v.number(),
  lastSeen: v.number(),
  status: v.picklist(statuses),
  /** a client of the original protocol */
  guest: v.optional(v.literal(true)),
  page: v.nullable(v.string()),
  /** the key of the page that it always shows, because an operator said so */
  pinned: v.nullable(v.string()),
  facts: v.optional(
    v.object({
      address: v.string(),
      transport: v.optional(v.picklist(transports)),
      ...v.partial(screenFactsSchema).entries,
    }),
  ),
  telemetry: v.optional(screenTelemetrySchema),
};
export const screenSchema = v.object(screenFields);
export type ScreenView = v.InferOutput<typeof screenSchema>;
export type ScreenStatus = ScreenView['status'];

const removedSchema = v.object({ screen: v.string(), removed: v.literal(true) });
const countSchema = v.object({ screen: v.string(), wall: v.string(), num: v.number() });

/** Which screens there are, for operators: all, or what has changed since. */
export const presenceSchema = v.object({
  action: v.literal('presence'),
  revision: v.number(),
  screens: v.optional(v.array(screenSchema)),
  changes: v.optional(
    v.array(v.union([removedSchema, v.object({ ...v.partial(screenSchema).entries, screen: v.string() })])),
  ),
  /** the screens that came to a wall and left one since, in order, and how many it then had */
  entered: v.optional(v.array(countSchema)),
  left: v.optional(v.array(countSchema)),
  /** all, or those whose pages were held or released since */
  walls: v.optional(v.array(v.object({ wall: v.string(), num: v.number(), held: v.boolean() }))),
});
export type PresenceMessage = v.InferOutput<typeof presenceSchema>;
export type PresenceChange = NonNullable<PresenceMessage['changes']>[number];
export type PresenceCount = v.InferOutput<typeof countSchema>;

/** What a socket says of presence: an operator that it wants to be told, a screen how it is. */
export const presenceRequests = [
  v.object({
    action: v.literal('presence'),
    /** missing: every wall that the sender may act on */
    wall: v.optional(wallNameSchema),
    telemetry: v.optional(v.boolean(), false),
    off: v.optional(v.literal(true)),
  }),
  v.object({ action: v.literal('facts'), value: screenFactsSchema }),
  v.object({ action: v.literal('telemetry'), value: screenTelemetrySchema }),
] as const;

/** What operators do to one screen, as it is told (PROTOCOL.md P-7). */
export const screenOrders = [
  /** It shows who it is. `colour`: `#` and six hexadecimal digits */
  v.object({
    action: v.literal('identify'),
    name: v.string(),
    seconds: v.number(),
    colour: v.pipe(v.string(), v.hexColor()),
  }),
  /** It replaces its page by a fresh one, at a random time within so many ms. */
  v.object({ action: v.literal('reload'), within: v.number() }),
  /** It enters this wall. */
  v.object({ action: v.literal('move'), wall: v.string() }),
  /** It always shows the page with this key; null: it follows its wall. */
  v.object({ action: v.literal('pin'), page: v.nullable(v.string()) }),
  /** Somebody looks: it sends its telemetry so often (ms), until it is told `off`. */
  v.object({
    action: v.literal('telemetry'),
    every: v.optional(v.number()),
    off: v.optional(v.literal(true)),
  }),
] as const;
export type ScreenOrder = v.InferOutput<(typeof screenOrders)[number]>;
