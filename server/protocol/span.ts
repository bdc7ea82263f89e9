import * as v from 'valibot';

/** Most columns and rows of a span. */
const maxParts = 12;
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxParts));

/** The part of a span that a screen shows: column and row, counted from 1. */
export const partSchema = v.strictTuple([count, count]);
export type SpanPart = v.InferOutput<typeof partSchema>;

/** `size` and `bezel` are widths and heights: of a screen's picture, and of what lies between two pictures, both frames together. */
export const spanFileSchema = v.strictObject({
  columns: count,
  rows: count,
  /** in percent of a picture; in mm if there is a `size` */
  bezel: v.optional(
    v.strictTuple([
      v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
      v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
    ]),
  ),
  /** mm */
  size: v.optional(
    v.strictTuple([
      v.pipe(v.number(), v.minValue(1), v.maxValue(100_000)),
      v.pipe(v.number(), v.minValue(1), v.maxValue(100_000)),
    ]),
  ),
});
export type SpanFile = v.InferOutput<typeof spanFileSchema>;

/** One page over many screens, as sent to them (PROTOCOL.md S-16). `bezel`: fractions of a picture's width and height */
export const spanSchema = v.object({
  columns: count,
  rows: count,
  bezel: v.tuple([v.pipe(v.number(), v.minValue(0)), v.pipe(v.number(), v.minValue(0))]),
});
export type Span = v.InferOutput<typeof spanSchema>;

export function isPartOf(
  { columns, rows }: Pick<Span, 'columns' | 'rows'>,
  [column, row]: SpanPart,
): boolean {
  return column <= columns && row <= rows;
}
