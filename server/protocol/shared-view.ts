import * as v from 'valibot';
import { chartNameSchema } from './names.ts';

const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** How people look at a chart that several screens show parts of (PROTOCOL.md S-18). Null: as without them. */
export const sharedViewFields = {
  chartName: chartNameSchema,
  /** where a pointer is, as fractions of the drawing's width and height */
  pointer: v.nullable(v.tuple([fraction, fraction])),
  /** the province that is open */
  place: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  /** the key of the data set or measure that was chosen */
  choice: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
  /** the page or category at which the chart stays */
  step: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
};
export type SharedView = v.InferOutput<v.ObjectSchema<typeof sharedViewFields, undefined>>;
