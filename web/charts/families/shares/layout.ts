import type { View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import { legendWidth } from '../../shapes/legend.ts';
import { widest } from '../../text/measure.ts';
import { namesOf } from '../../text/names.ts';

/** The position of the ring and of the names: around it, in a list beside or below it, or only on hover. */
export interface SharesPlot {
  readonly names: 'around' | 'beside' | 'below' | 'none';
  readonly center: readonly [x: number, y: number];
  readonly radius: number;
  /** widest name around the ring, px */
  readonly column: number;
}

/** Minimum radius in units; below it only the ring is drawn. */
const least = 28;

type Named = { readonly name: string };

/** Names are around the ring if it stays large, else in a list where the ring is larger. */
export function layOutShares(slices: readonly Named[], view: View): SharesPlot {
  const { width, height, unit } = view;
  const { text, line, gap } = typeScale(view);
  const middle = [width / 2, height / 2] as const;
  const column = Math.min(widest(namesOf(slices), text), 200 * unit, width * 0.24);
  const whole = Math.min(width, height) / 2 - gap;
  const around = Math.min(height / 2 - line - gap, width / 2 - column - 5 * gap);
  if (slices.length > 1 && around >= 0.7 * whole)
    return { names: 'around', center: middle, radius: around, column };
  const list = listSize(slices, view);
  const beside = Math.min(height / 2 - gap, (width - list.width) / 2 - 2 * gap);
  const below = Math.min(width / 2 - gap, (height - list.height) / 2 - 1.5 * gap);
  const radius = Math.max(beside, below);
  if (radius < least * unit || list.height > height)
    return { names: 'none', center: middle, radius: whole, column };
  if (below > beside) return { names: 'below', center: [width / 2, below + gap], radius, column };
  return { names: 'beside', center: [(width - list.width - 3 * gap) / 2, height / 2], radius, column };
}

/** The size of the list and its columns in px; names have at most 12 ems. */
export function listSize(slices: readonly Named[], view: View) {
  const { small, gap } = typeScale(view);
  const names = Math.min(widest(namesOf(slices), small) + small, 12 * small, view.width * 0.4);
  const shares = 4 * small;
  const between = 1.5 * gap;
  const width = legendWidth(view, ['']) + names + shares;
  return { names, shares, between, width, height: slices.length * (small + between) };
}
