import { screenSchema, wallNameSchema, wallStateSchema } from '#protocol';
import * as v from 'valibot';
import { identifySchema, screenSettingsSchema } from '../routes/screens.ts';
import { wallControlSchema } from '../routes/wall-control.ts';
import type { ApiRoute, Operation } from './operation.ts';

const identified = v.object({ screen: v.string(), name: v.string(), colour: v.string() });

export const screenOperations = {
  'GET /api/-/screens': {
    summary: 'List every screen that is known, and the guests',
    query: { wall: wallNameSchema },
    answers: { 200: v.object({ screens: v.array(screenSchema) }) },
  },
  'PATCH /api/-/screens/:screen': {
    summary: 'Name a screen, move it to another wall, or pin a page on it',
    body: screenSettingsSchema,
    answers: { 200: screenSchema },
  },
  'DELETE /api/-/screens/:screen': { summary: 'Forget a screen', answers: { 204: null } },
  'POST /api/-/screens/:screen/identify': {
    summary: 'Have a screen show its name',
    body: identifySchema,
    answers: { 200: identified },
  },
  'POST /api/-/screens/:screen/reload': {
    summary: 'Have a screen replace its page by a fresh one',
    answers: { 204: null },
  },
  'POST /api/-/walls/:wall/identify': {
    summary: 'Have all screens of a wall show their names',
    body: identifySchema,
    answers: { 200: v.object({ screens: v.array(identified) }) },
  },
  'POST /api/-/walls/:wall/reload': {
    summary: 'Have all screens of a wall replace their pages, not at once',
    answers: { 200: v.object({ screens: v.number() }) },
  },
  'POST /api/-/walls/:wall/actions': {
    summary: 'Change what a wall shows, or hold its pages',
    body: wallControlSchema,
    answers: { 200: v.object({ state: wallStateSchema, held: v.boolean() }) },
  },
} as const satisfies Partial<Record<ApiRoute, Operation>>;
