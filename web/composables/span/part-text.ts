import * as v from 'valibot';
import { partSchema, type SpanPart } from '#protocol';

/** A part as it stands in a URL, `2,1`: column and row, counted from 1. */
export function textOfPart(part: SpanPart): string {
  return part.join();
}

/** Undefined for a text that is none. */
export function parsePart(text: string): SpanPart | undefined {
  const parsed = v.safeParse(partSchema, text.split(',').map(Number));
  return parsed.success ? parsed.output : undefined;
}
