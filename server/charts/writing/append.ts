import * as v from 'valibot';
import { limits } from '#protocol';

/** Rows to add to a chart that is a list, of which then only the newest `keep` stay. */
export const appendSchema = v.strictObject({
  append: v.array(v.unknown()),
  keep: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.keptRows))),
});
export type Append = v.InferOutput<typeof appendSchema>;
