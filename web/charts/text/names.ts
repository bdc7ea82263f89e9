import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import { fitText } from './measure.ts';

/** The names of a list's items, in order. */
export function namesOf(items: readonly { readonly name: string }[]): string[] {
  return items.map(({ name }) => name);
}

/** A line's name for its end label: at most a quarter of the width. */
export function endLabelName(name: string, view: View): string {
  return fitText(name, view.width / 4, typeScale(view).text);
}

/** Unique ids from names: repeated names get a number. They are stable while data changes. */
export function uniqueIds(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}\u0000${count}`;
  });
}
