import * as v from 'valibot';
import { decodeWith, shape } from '../../data/decode.ts';

const set = shape.object({
  title: v.optional(shape.text, ''),
  unit: v.optional(shape.text, ''),
  data: shape.list(shape.object({ name: shape.text, data: shape.list(v.nullable(shape.number)) })),
});
const choice = shape.object({ key: shape.text, text: shape.text });
const schema = v.pipe(
  shape.object({
    map: v.optional(set),
    seller: v.optional(set),
    commodity: v.optional(set),
    common: shape.object({ month: shape.list(shape.text) }),
    type: v.optional(shape.list(choice)),
  }),
  v.check(({ map, seller, commodity }) => Boolean(map ?? seller ?? commodity), shape.because('sets')),
);

export type Trend = v.InferOutput<typeof schema>;
/** One of the sets: lines over the same months in the same unit. Null is a gap. */
export type TrendSet = v.InferOutput<typeof set>;

/** @throws {ShapeError} */
export function decodeTrend(json: unknown): Trend {
  return decodeWith(schema, json);
}
