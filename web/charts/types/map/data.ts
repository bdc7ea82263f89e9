import * as v from 'valibot';
import { decodeWith, shape } from '../../data/decode.ts';

const because = shape.because('position');
const longitude = v.pipe(shape.number, v.minValue(-180, because), v.maxValue(180, because));
const latitude = v.pipe(shape.number, v.minValue(-90, because), v.maxValue(90, because));
const point = shape.object({
  name: shape.text,
  value: v.tupleWithRest([longitude, latitude], v.unknown(), because),
});
const schema = shape.list(shape.object({ name: shape.text, children: shape.list(point) }));

export type PointGroups = v.InferOutput<typeof schema>;

/** @throws {ShapeError} */
export function decodePointGroups(json: unknown): PointGroups {
  return decodeWith(schema, json);
}
