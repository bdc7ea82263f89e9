import {
  layoutSchema,
  conversationSchema,
  messageFields,
  partSchema,
  personSchema,
  spanSchema,
  wallNameSchema,
  wallStateSchema,
} from '#protocol';
import * as v from 'valibot';
import { markSchema, pageSizeSchema } from '../routes/conversations.ts';
import { messageRequestSchema } from '../routes/messages.ts';
import { timeSchema, type ApiRoute, type Operation } from './operation.ts';

const screen = v.object({ screen: v.string(), name: v.string() });

const wall = v.object({
  wall: v.string(),
  screens: v.number(),
  state: wallStateSchema,
  layout: layoutSchema,
  held: v.boolean(),
  span: v.optional(
    v.object({
      ...spanSchema.entries,
      parts: v.array(
        v.object({ part: partSchema, screens: v.array(screen), missing: v.optional(v.literal(true)) }),
      ),
    }),
  ),
});

const flip = v.object({
  revision: v.number(),
  action: v.picklist(['themeChange', 'fullScreen', 'pageChange']),
  at: timeSchema,
  lead: v.number(),
  screens: v.number(),
  reported: v.number(),
  by: v.optional(v.object({ p50: v.number(), p95: v.number(), max: v.number() })),
  spread: v.optional(v.number()),
  late: v.array(v.object({ screen: v.string(), by: v.number(), error: v.number(), reason: v.string() })),
});

const message = v.object(messageFields);
const name = v.pipe(personSchema, v.description('whose, where no roles are enforced'));
const delivery = v.object({
  ...screen.entries,
  stage: v.picklist(['queued', 'delivered', 'shown', 'acknowledged', 'expired']),
});

export const wallOperations = {
  'GET /api/-/walls': {
    summary: 'List the walls, with how many screens each has',
    answers: { 200: v.object({ walls: v.array(wall) }) },
  },
  'GET /api/-/walls/:wall/flips': {
    summary: 'Say how well the screens of a wall changed together, the newest change first',
    answers: { 200: v.object({ wall: v.string(), flips: v.array(flip) }) },
  },
  'GET /api/-/messages': {
    summary: 'List the messages to a wall',
    query: { wall: wallNameSchema },
    answers: { 200: v.object({ wall: v.string(), messages: v.array(message) }) },
  },
  'POST /api/-/messages': {
    summary: 'Send a message to people',
    body: messageRequestSchema,
    answers: { 201: message },
  },
  'GET /api/-/messages/:stream/:offset': {
    summary: 'Say what has become of a message on each screen',
    answers: {
      200: v.object({
        ...messageFields,
        screens: v.array(delivery),
        read: v.pipe(v.optional(v.boolean()), v.description('of a message to a person')),
      }),
    },
  },
  'DELETE /api/-/messages/:stream/:offset': { summary: 'Withdraw a message', answers: { 204: null } },
  'GET /api/-/conversations': {
    summary: "List a person's conversations",
    query: { name },
    answers: { 200: v.object({ person: v.string(), conversations: v.array(conversationSchema) }) },
  },
  'GET /api/-/conversations/:stream': {
    summary: 'Get the newest messages of a conversation, or those before one',
    query: { name, before: v.string(), limit: pageSizeSchema },
    answers: {
      200: v.object({ conversation: conversationSchema, messages: v.array(message), more: v.boolean() }),
    },
  },
  'POST /api/-/conversations/:stream/read': {
    summary: 'Mark a conversation as read up to an offset',
    query: { name },
    body: markSchema,
    answers: { 200: conversationSchema },
  },
} as const satisfies Partial<Record<ApiRoute, Operation>>;
