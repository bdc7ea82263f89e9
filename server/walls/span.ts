import type { Span, SpanFile } from '#protocol';

/** What lies between two pictures is at most this part of one: more is a mistake in the units. */
export const maxBezel = 0.5;

/** The span of a wall's file, with its bezels as fractions of a picture. */
export function spanOf({ columns, rows, bezel = [0, 0], size = [100, 100] }: SpanFile): Span {
  return { columns, rows, bezel: [bezel[0] / size[0], bezel[1] / size[1]] };
}
