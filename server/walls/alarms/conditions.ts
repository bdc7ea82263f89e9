import type { AlarmRule } from '#protocol';
import type { LatestValue, LatestValues } from '#table';
import * as v from 'valibot';

/** Why an alarm was raised. `name`: of the series, or empty. */
export const alarmCauseSchema = v.variant('kind', [
  v.object({
    kind: v.picklist(['above', 'below']),
    limit: v.number(),
    value: v.number(),
    name: v.string(),
    unit: v.string(),
  }),
  v.object({ kind: v.picklist(['missing', 'stale']) }),
]);
export type AlarmCause = v.InferOutput<typeof alarmCauseSchema>;

/** What is known of a chart at a time. */
export interface ChartReading {
  /** undefined: it has none */
  readonly values: LatestValues | undefined;
  readonly unit: string;
  /** when its file was written, ms since 1970; undefined: there is no file */
  readonly modified: number | undefined;
  /** the age after which it is old, ms; null: never */
  readonly staleAfter: number | null;
}

/** The first condition of the rule that holds; undefined: none does. */
export function causeOf(rule: AlarmRule, reading: ChartReading, now: number): AlarmCause | undefined {
  const { values, unit } = reading;
  const [low, high] = rule.outside ?? [];
  const beyond = (kind: 'above' | 'below', limit: number | undefined, found: LatestValue | undefined) => {
    if (limit === undefined || !found) return undefined;
    const { name, value } = found;
    const holds = kind === 'above' ? value > limit : value < limit;
    return holds ? { kind, limit, value, name, unit } : undefined;
  };
  return (
    beyond('above', rule.above, values?.most) ??
    beyond('above', high, values?.most) ??
    beyond('below', rule.below, values?.least) ??
    beyond('below', low, values?.least) ??
    (rule.missing && !values ? { kind: 'missing' } : undefined) ??
    (rule.stale && now >= staleAt(reading) ? { kind: 'stale' } : undefined)
  );
}

/** When the chart becomes old unless its file is written. ms since 1970 */
export function staleAt({ modified, staleAfter }: ChartReading): number {
  return modified === undefined || staleAfter === null ? Infinity : modified + staleAfter;
}

/** Whether the chart's values must be read for this rule. */
export function needsValues({ above, below, outside, missing }: AlarmRule): boolean {
  return above !== undefined || below !== undefined || outside !== undefined || missing === true;
}
