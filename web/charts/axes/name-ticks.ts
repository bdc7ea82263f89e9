import type { View } from '../chart-type.ts';
import { sample } from '../data/sample.ts';
import { typeScale } from '../frame.ts';
import { fitText, widest } from '../text/measure.ts';
import type { Tick } from './axis-options.ts';

/** In ems: a longer name is truncated on an axis. */
export const longestName = 6;

/** Every nth name, with n as small as `width` px allow. */
export function nameTicks(names: readonly string[], width: number, view: View): Tick[] {
  const { small, gap } = typeScale(view);
  const slot = width / Math.max(1, names.length - 1);
  const every = labelStep(shortNames(sample(names), view), slot, view);
  return shownOf(names, every).map((name, i) => ({
    at: i * every,
    text: fitText(shortName(name, view), every * slot - gap, small),
  }));
}

/** A name as it is written on an axis. */
export function shortName(name: string, view: View): string {
  const { small } = typeScale(view);
  return fitText(name, longestName * small, small);
}

export function shortNames(names: readonly string[], view: View): string[] {
  return names.map((name) => shortName(name, view));
}

/** Show every nth label of an axis with `slot` px per label; 1 shows all. */
export function labelStep(texts: readonly string[], slot: number, view: View): number {
  const { small, gap } = typeScale(view);
  return Math.max(1, Math.ceil((widest(sample(texts), small) + 1.5 * gap) / Math.max(slot, 1e-6)));
}

/** True when the names differ only in their numbers, like `08:00` or `Row 12`: skipped ones can be inferred. */
export function isSequence(names: readonly string[]): boolean {
  const kinds = new Set(sample(names).map((name) => name.replace(/[\d.,:]+/g, '0')));
  return names.length > 2 && kinds.size === 1 && [...kinds].every((kind) => kind.includes('0'));
}

function shownOf(names: readonly string[], every: number): string[] {
  return names.filter((_, i) => i % every === 0);
}
