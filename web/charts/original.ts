import { translate } from '#protocol';
import { ShapeError } from './chart-type.ts';
import type { DrawRequest, Drawable } from './drawable.ts';
import { chartTypeOf } from './registry.ts';
import { chartWords } from './words/index.ts';

/** The fast path for the six original charts: name and content match, so nothing needs to be analysed. Undefined for any other chart. */
export function drawOriginal(
  json: unknown,
  { name, settings, type: wanted }: DrawRequest,
): Drawable | undefined {
  const type = chartTypeOf(name);
  const requested = wanted ?? settings?.type;
  if (!type || (requested !== undefined && requested !== type.name)) return undefined;
  try {
    return {
      type,
      data: type.decode(json),
      reason: translate(chartWords, (words) => words.nameAndShape(type.name)),
    };
  } catch (error) {
    if (error instanceof ShapeError) return undefined;
    throw error;
  }
}
