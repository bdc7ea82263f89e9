import * as v from 'valibot';
import { decodeWith, namedValue, shape, type NamedValue } from '../../data/decode.ts';

const band = shape.object({ above: shape.number, name: v.optional(shape.text) });
const items = shape.list(namedValue);
const withBands = shape.object({ data: items, bands: v.optional(shape.list(band)) });

export type Band = v.InferOutput<typeof band>;
export interface Ranking {
  readonly items: readonly NamedValue[];
  /** highest first; values below all of them have the last colour */
  readonly bands: readonly Band[];
}

const defaultBands: readonly Band[] = [{ above: 300 }, { above: 200 }];

/** @throws {ShapeError} */
export function decodeRanking(json: unknown): Ranking {
  const { data, bands = defaultBands } = decodeWith(withBands, Array.isArray(json) ? { data: json } : json);
  return {
    items: data.toSorted((a, b) => b.value - a.value),
    bands: bands.toSorted((a, b) => b.above - a.above),
  };
}
