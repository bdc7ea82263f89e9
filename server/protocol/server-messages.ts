import * as v from 'valibot';
import { refusalCodes } from './auth.ts';
import { chartMessages } from './chart-messages.ts';
import { enteredSchema } from './enter.ts';
import { layoutSchema } from './layout.ts';
import { messageFields } from './message.ts';
import { presenceSchema, screenOrders } from './presence.ts';
import { sharedViewFields } from './shared-view.ts';
import { themeNames } from './state.ts';

const requestId = v.optional(v.union([v.string(), v.number()]));
const stamp = { revision: v.number(), at: v.number() };

/** Who the client is to the server, if it showed a token. `expires`: ms since 1970. */
const auth = v.object({
  action: v.literal('auth'),
  role: v.string(),
  /** missing: all */
  walls: v.optional(v.array(v.string())),
  name: v.optional(v.string()),
  expires: v.optional(v.number()),
});

/** The token that was sent does not count, or one is needed; a code for each reason, which pages put in their own words. */
const noauth = v.object({
  action: v.literal('noauth'),
  code: v.fallback(v.picklist(refusalCodes), 'invalid'),
  reason: v.string(),
});

/** This screen's next token, which it keeps and shows from now on (PROTOCOL.md A-10). */
const token = v.object({ action: v.literal('token'), value: v.string() });

/** The wall's layout has changed. */
const layout = v.object({ action: v.literal('layout'), layout: layoutSchema });

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

/** The answer to a screen's heartbeat: its `sent`, and the server's clock. */
const heartbeat = v.object({ action: v.literal('heartbeat'), sent: v.number(), time: v.number() });

/** It is this screen's turn to replace its page. `granted` tells it from a request that an older server relayed. */
const renew = v.object({ action: v.literal('renew'), granted: v.literal(true) });

/** How people look at a chart now. `own`: this screen said so. */
const spanView = v.object({
  action: v.literal('spanView'),
  ...sharedViewFields,
  own: v.optional(v.literal(true)),
});

/** A message for people. */
const message = v.object({ action: v.literal('message'), ...messageFields });

/** A message has ended for everybody. */
const withdrawn = v.object({ action: v.literal('withdrawn'), id: v.string() });

/** The answer to a `message`: its id, and the sender's own. */
const sent = v.object({
  action: v.literal('sent'),
  id: v.string(),
  own: v.string(),
  requestId,
});

const error = v.object({
  action: v.literal('error'),
  chartName: v.optional(v.string()),
  requestId,
  error: v.object({ code: v.number(), message: v.string() }),
});

/** All messages of ours. */
export const serverMessageSchema = v.variant('action', [
  auth,
  noauth,
  token,
  enteredSchema,
  layout,
  ...chartMessages,
  themeChange,
  fullScreen,
  pageChange,
  heartbeat,
  renew,
  spanView,
  message,
  withdrawn,
  sent,
  presenceSchema,
  ...screenOrders,
  error,
]);

export type LayoutChange = v.InferOutput<typeof layout>;
export type StateChange =
  v.InferOutput<typeof themeChange> | v.InferOutput<typeof fullScreen> | v.InferOutput<typeof pageChange>;
export type ViewChange = v.InferOutput<typeof spanView>;
export type ErrorAnswer = v.InferOutput<typeof error>;
/** A message from a server to a screen (PROTOCOL.md S). */
export type ServerMessage = v.InferOutput<typeof serverMessageSchema>;
