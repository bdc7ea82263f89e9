import * as v from 'valibot';
import { decodeWith, namedValue, shape } from '../../data/decode.ts';

const item = shape.object({
  name: shape.text,
  value: shape.number,
  children: v.optional(shape.list(namedValue), []),
});
const category = shape.object({ name: shape.text, children: shape.list(item) });
const schema = shape.list(category);

export type Item = v.InferOutput<typeof item>;
export type Category = v.InferOutput<typeof category>;

/** @throws {ShapeError} */
export function decodeCategories(json: unknown): readonly Category[] {
  return decodeWith(schema, json);
}
