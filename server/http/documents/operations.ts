import { wallNameSchema } from '#protocol';
import * as v from 'valibot';
import { sendSchema } from '../routes/events.ts';
import { accessOperations } from './access.ts';
import { chartOperations } from './charts.ts';
import type { ApiRoute, Operation } from './operation.ts';
import { screenOperations } from './screens.ts';
import { wallOperations } from './walls.ts';

const status = v.object({ status: v.number(), message: v.string() });
const document = v.record(v.string(), v.unknown());

/** Every route for programs. One without a row does not compile. */
export const operations: Readonly<Record<ApiRoute, Operation>> = {
  ...chartOperations,
  ...wallOperations,
  ...screenOperations,
  ...accessOperations,
  'GET /api/-/link': { summary: 'Say whether this page would get a socket', answers: { 200: status } },
  'GET /api/-/events': {
    summary: 'Get the messages of a socket as server-sent events, where no WebSocket gets through',
    query: { wall: wallNameSchema },
    answers: { 200: { types: { 'text/event-stream': null } } },
  },
  'POST /api/-/send': {
    summary: 'Send messages as over a socket, for the event stream in the header Chartwall-Stream',
    body: sendSchema,
    answers: { 204: null },
  },
  'GET /api/-/openapi.json': { summary: 'Get this document', answers: { 200: document } },
  'GET /api/-/asyncapi.json': {
    summary: 'Get the document of the messages over sockets',
    answers: { 200: document },
  },
  'GET /healthz': { summary: 'Say that the server is alive', answers: { 200: status } },
  'GET /readyz': {
    summary: 'Say whether screens are served; with strict, whether nothing else is the matter either',
    query: { strict: v.literal('') },
    answers: { 200: status, 503: status },
  },
  'GET /metrics': {
    summary: 'Get figures of the server for Prometheus',
    answers: { 200: { types: { 'text/plain': null } } },
  },
  'GET /version': {
    summary: 'Get the version of the server',
    answers: { 200: v.object({ name: v.literal('chartwall'), version: v.string() }) },
  },
};
