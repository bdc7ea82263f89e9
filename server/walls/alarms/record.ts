import * as v from 'valibot';
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
