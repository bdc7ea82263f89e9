import type { View } from '../chart-type.ts';
import { sample } from '../data/sample.ts';
import { typeScale } from '../frame.ts';
import { fitText, widest } from '../text/measure.ts';
import type { Tick } from './axis-options.ts';

/** A name on an axis is never wider than so many CJK characters. */
const longestName = 6;

/** As many of the names, in equal steps, as can be written beside each other from one end of `width` px to the other. */
export function nameTicks(names: readonly string[], width: number, view: View): Tick[] {
  const { small, gap } = typeScale(view);
  const slot = width / Math.max(1, names.length - 1);
  const every = labelStep(shortNames(sample(names), view), slot, view);
  return shownOf(names, every).map((name, i) => ({
    at: i * every,
    text: fitText(shortName(name, view), every * slot - gap, small),
  }));
}

/** A name as it stands on an axis. */
export function shortName(name: string, view: View): string {
  const { small } = typeScale(view);
  return fitText(name, longestName * small, small);
}

export function shortNames(names: readonly string[], view: View): string[] {
  return names.map((name) => shortName(name, view));
}

/** How many labels of an axis share the room of one, `slot` px each: 1 when all have room. */
export function labelStep(texts: readonly string[], slot: number, view: View): number {
  const { small, gap } = typeScale(view);
  return Math.max(1, Math.ceil((widest(sample(texts), small) + 1.5 * gap) / Math.max(slot, 1e-6)));
}

/** True when the names differ in their numbers alone, as `08:00` or `Row 12` do: who reads one knows those between. */
export function isSequence(names: readonly string[]): boolean {
  const kinds = new Set(sample(names).map((name) => name.replace(/[\d.,:]+/g, '0')));
  return names.length > 2 && kinds.size === 1 && [...kinds].every((kind) => kind.includes('0'));
}

function shownOf(names: readonly string[], every: number): string[] {
  return names.filter((_, i) => i % every === 0);
}
