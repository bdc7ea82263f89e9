import type * as v from 'valibot';
import { decodeWith, shape } from '../../data/decode.ts';

const product = shape.object({ name: shape.text, stock: shape.number, sales: shape.number });
const schema = shape.list(product);

export type Product = v.InferOutput<typeof product>;

/** @throws {ShapeError} */
export function decodeProducts(json: unknown): readonly Product[] {
  return decodeWith(schema, json);
}
