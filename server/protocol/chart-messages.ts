import * as v from 'valibot';
import { chartAlarmSchema } from './alarm.ts';
import { deltaSchema } from './delta.ts';
import { noteListSchema } from './note.ts';
import { problemSchema } from './problem.ts';
import { chartSettingsSchema } from './settings.ts';

/**
 * A chart's content: an answer (with the request's socketType) or a push (without). Has exactly one of `data` (JSON text), `unchanged` (the
 * screen has this etag) and `missing` (the file was deleted).
 */
const getData = v.object({
  action: v.literal('getData'),
  chartName: v.string(),
  socketType: v.optional(v.string()),
  requestId: v.optional(v.union([v.string(), v.number()])),
  revision: v.number(),
  etag: v.optional(v.string()),
  /** when the file was last written, ms since 1970 by the server's clock */
  modified: v.optional(v.number()),
  /** how the file was read, as far as the content does not show it; none: as usual */
  notes: v.optional(noteListSchema),
  data: v.optional(v.string()),
  unchanged: v.optional(v.literal(true)),
  missing: v.optional(v.literal(true)),
});

/** A change of a chart's content, for a screen with revision `from`, whose notes stay: `ops` turn the old text into the new one of `length` UTF-16 units. */
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

/** A chart's file became invalid or (null) valid again. The last valid data stays meanwhile. */
const problem = v.object({
  action: v.literal('problem'),
  chartName: v.string(),
  problem: v.nullable(problemSchema),
});

/** The settings from a chart's side-car; null: none any more. */
const settings = v.object({
  action: v.literal('settings'),
  chartName: v.string(),
  settings: v.nullable(chartSettingsSchema),
});

/** A chart's alarm is on, or (null) over. */
const chartAlarm = v.object({
  action: v.literal('chartAlarm'),
  chartName: v.string(),
  alarm: v.nullable(chartAlarmSchema),
});

/** What a server says of one chart. */
export const chartMessages = [getData, patch, problem, settings, chartAlarm] as const;

export type ChartData = v.InferOutput<typeof getData>;
export type ChartPatch = v.InferOutput<typeof patch>;
export type ChartProblem = v.InferOutput<typeof problem>;
export type SettingsChange = v.InferOutput<typeof settings>;
export type AlarmChange = v.InferOutput<typeof chartAlarm>;
