import {
  chartTypeNames,
  languages,
  noteListSchema,
  problemSchema,
  themeNames,
  wallNameSchema,
} from '#protocol';
import * as v from 'valibot';
import { appendSchema } from '../../charts/writing/append.ts';
import { formatsByType } from '../content-type.ts';
import { timeSchema, translationsSchema, type ApiRoute, type Operation } from './operation.ts';

const stamp = { revision: v.number(), etag: v.string(), modified: timeSchema };

const column = { name: v.string(), kind: v.string(), unit: v.optional(v.string()) };

/** How a chart is drawn, and why. */
const choice = {
  type: v.picklist(chartTypeNames),
  reason: translationsSchema,
  refused: v.optional(translationsSchema),
};

const entry = v.object({
  name: v.string(),
  ...v.partial(v.object({ ...stamp, bytes: v.number(), ...choice })).entries,
  columns: v.optional(v.array(v.object(column))),
  notes: v.optional(noteListSchema),
  problem: v.optional(problemSchema),
  settings: v.optional(v.union([v.literal(true), problemSchema])),
  held: v.optional(v.object({ etag: v.string(), modified: timeSchema, bytes: v.number() })),
});

const list = v.object({
  charts: v.array(entry),
  walls: v.array(v.object({ name: v.string(), problem: v.optional(problemSchema) })),
});

const explanation = v.object({
  name: v.string(),
  revision: v.number(),
  ...choice,
  places: v.array(v.object({ path: v.string(), rows: v.number(), columns: v.number(), score: v.number() })),
  columns: v.array(v.object({ ...column, role: v.string(), why: translationsSchema })),
  candidates: v.array(v.object({ ...choice, rank: v.number() })),
  notes: noteListSchema,
});

const written = v.object({ name: v.string(), ...stamp });
/** The file is there, and its content is not shown yet. */
const waiting = v.object({
  ...v.partial(written).entries,
  name: v.string(),
  problem: v.optional(problemSchema),
});

const side = v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(4096));
const anything = v.unknown();

export const chartOperations = {
  'GET /api': { summary: 'List the charts, and the walls that have a file', answers: { 200: list } },
  'GET /api/:chart': { summary: "Get a chart's content", answers: { 200: anything, 304: null } },
  'GET /api/:chart.svg': {
    summary: 'Get a chart as a picture',
    query: {
      theme: v.picklist(themeNames),
      width: side,
      height: side,
      type: v.picklist(chartTypeNames),
      measure: v.string(),
      lang: v.picklist(languages),
      wall: wallNameSchema,
    },
    answers: { 200: { types: { 'image/svg+xml': null } }, 304: null },
  },
  'GET /api/-/charts/:chart/explain': {
    summary: 'Say how a chart was read, why it is drawn as it is, and what it could have been',
    query: { wall: wallNameSchema },
    answers: { 200: explanation },
  },
  'GET /api/-/charts/:chart/problem': {
    summary: "Say what is wrong with a chart's file, with the lines around the place",
    answers: {
      200: v.object({ name: v.string(), problem: problemSchema, frame: v.optional(v.string()) }),
    },
  },
  'PUT /api/:chart': {
    summary: "Replace a chart's content, or make a chart",
    body: { types: Object.fromEntries([...formatsByType.keys()].map((type) => [type, null])) },
    answers: { 200: written, 201: written, 202: waiting },
  },
  'PATCH /api/:chart': {
    summary: "Change a chart's content: append rows, or a merge patch (RFC 7396)",
    body: { types: { 'application/json': appendSchema, 'application/merge-patch+json': anything } },
    answers: { 200: written, 201: written, 202: waiting },
  },
  'DELETE /api/:chart': { summary: 'Delete a chart', answers: { 204: null } },
  'OPTIONS /api/:chart': { summary: 'Say which changes a chart takes', answers: { 204: null } },
  'POST /api/:chart/accept': { summary: 'Show content that was held back', answers: { 200: written } },
} as const satisfies Partial<Record<ApiRoute, Operation>>;
