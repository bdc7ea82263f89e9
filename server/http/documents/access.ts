import * as v from 'valibot';
import { newPersonSchema, roleSchema, wallsSchema } from '../../auth/people.ts';
import { adoptSchema, claimSchema } from '../routes/adoptions.ts';
import { loginSchema } from '../routes/login.ts';
import { revocationRequestSchema } from '../routes/revocations.ts';
import { tokenDraftSchema } from '../routes/tokens.ts';
import { timeSchema, type ApiRoute, type Operation } from './operation.ts';

const person = { name: v.string(), role: roleSchema, walls: wallsSchema };

const me = v.object({
  name: v.optional(v.string()),
  role: roleSchema,
  walls: wallsSchema,
  expires: v.optional(timeSchema),
});

const record = v.object({
  at: timeSchema,
  what: v.string(),
  who: v.optional(v.object({ role: roleSchema, name: v.optional(v.string()), jti: v.optional(v.string()) })),
  from: v.string(),
  wall: v.optional(v.string()),
  screen: v.optional(v.string()),
  on: v.optional(v.string()),
  refused: v.optional(v.string()),
  leftOut: v.optional(v.number()),
});

export const accessOperations = {
  'POST /api/-/login': {
    summary: 'Log in; the answer carries the cookie of a session',
    body: loginSchema,
    answers: { 200: v.object(person) },
  },
  'POST /api/-/logout': { summary: 'Log out', answers: { 204: null } },
  'GET /api/-/me': { summary: 'Say who is asking', answers: { 200: me } },
  'POST /api/-/adoptions': {
    summary: 'Ask for a code by which a screen is let in',
    answers: { 201: v.object({ code: v.string(), claim: v.string(), expires: timeSchema }) },
  },
  'POST /api/-/adoptions/token': {
    summary: "Fetch the screen's token, once somebody has let it in",
    body: claimSchema,
    answers: { 200: v.object({ token: v.optional(v.string()) }) },
  },
  'POST /api/-/adopt': {
    summary: 'Let the screen in that shows a code',
    body: adoptSchema,
    answers: { 204: null },
  },
  'GET /api/-/people': {
    summary: 'List the people who have a password',
    answers: { 200: v.object({ people: v.array(v.object({ ...person, since: timeSchema })) }) },
  },
  'POST /api/-/people': {
    summary: 'Add a person, or give one another password, role and walls',
    body: newPersonSchema,
    answers: { 204: null },
  },
  'DELETE /api/-/people/:person': { summary: 'Remove a person', answers: { 204: null } },
  'POST /api/-/tokens': {
    summary: 'Make a token, which the server does not keep',
    body: tokenDraftSchema,
    answers: { 201: v.object({ token: v.string(), jti: v.string(), expires: timeSchema }) },
  },
  'POST /api/-/revocations': {
    summary: 'Revoke a token by its id',
    body: revocationRequestSchema,
    answers: { 204: null },
  },
  'GET /api/-/audit': {
    summary: 'List who did what, the newest first',
    query: {
      since: v.union([timeSchema, v.pipe(v.string(), v.isoTimestamp())]),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)),
    },
    answers: { 200: v.object({ records: v.array(record) }) },
  },
} as const satisfies Partial<Record<ApiRoute, Operation>>;
