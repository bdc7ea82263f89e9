import type { OptionPart } from './sanitise.ts';
import { isPlain } from './rules.ts';

/** Deep merge: the file's keys win over our defaults; arrays are not merged. */
export function mergeOption(ours: OptionPart, own: unknown): OptionPart {
  if (!isPlain(own)) return ours;
  const both: Record<string, unknown> = { ...ours };
  for (const [key, value] of Object.entries(own)) {
    const before = both[key];
    both[key] = isPlain(before) && isPlain(value) ? mergeOption(before, value) : value;
  }
  return both;
}
