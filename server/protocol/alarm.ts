import * as v from 'valibot';
import { inEveryLanguage } from './language.ts';

/** A duration in a file: `30s`, `5m`, `2h`. */
export const durationPattern = /^(\d{1,3})([smh])$/;
const unitsInMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** A duration of a file in ms; 0 for a text that is none. */
export function durationOf(text: string): number {
  const [, count, unit] = durationPattern.exec(text) ?? [];
  return Number(count ?? 0) * (unitsInMs[unit ?? ''] ?? 0);
}

/** What a side-car says under `alarm`: when people must know of the chart's values. Any one of the conditions is enough. */
export const alarmRuleSchema = v.strictObject({
  above: v.optional(v.number()),
  below: v.optional(v.number()),
  /** less than the first, or more than the second */
  outside: v.optional(v.strictTuple([v.number(), v.number()])),
  /** there is no value */
  missing: v.optional(v.boolean()),
  /** the file is older than its `freshness`, or than `--stale-after` */
  stale: v.optional(v.boolean()),
  /** how long it must hold without a break; at once without it */
  for: v.optional(v.pipe(v.string(), v.regex(durationPattern, 'a duration is e.g. 30s, 5m or 2h'))),
  /** the column whose values count; without it, the first that is drawn */
  of: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
});
export type AlarmRule = v.InferOutput<typeof alarmRuleSchema>;

/** An alarm of a chart that is on: since when (ms since 1970 by the server's clock), and why, in every language. */
export const chartAlarmSchema = v.object({
  since: v.number(),
  words: v.object(inEveryLanguage(() => v.string())),
});
export type ChartAlarm = v.InferOutput<typeof chartAlarmSchema>;
