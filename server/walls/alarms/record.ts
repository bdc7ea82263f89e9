import * as v from 'valibot';
import type { Journal } from '../../storage/journal.ts';
import { alarmCauseSchema } from './conditions.ts';

/** What is stored of an alarm that is on, under `alarm:<chart>`. */
export const alarmRecordSchema = v.object({
  /** when it was raised, ms since 1970 */
  since: v.number(),
  cause: alarmCauseSchema,
  /** the streams that its message went to */
  streams: v.array(v.string()),
});
export type AlarmRecord = v.InferOutput<typeof alarmRecordSchema>;

/** What walls see of an alarm that is on. */
export interface RaisedAlarm {
  readonly chart: string;
  readonly since: number;
}

export const alarmPrefix = 'alarm:';

/** The alarms that are on, by their charts. */
export function storedAlarms(journal: Pick<Journal, 'entries'>): [chart: string, record: AlarmRecord][] {
  return [...journal.entries(alarmPrefix)].flatMap(([key, value]) => {
    const record = decodeAlarm(value);
    return record ? [[key.slice(alarmPrefix.length), record]] : [];
  });
}

export function decodeAlarm(value: unknown): AlarmRecord | undefined {
  const decoded = v.safeParse(alarmRecordSchema, value);
  return decoded.success ? decoded.output : undefined;
}
