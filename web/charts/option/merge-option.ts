import type { OptionPart } from './sanitise.ts';
import { isPlain } from './rules.ts';

/** What a file says over what we say where it says nothing, key by key; lists are taken whole. */
export function mergeOption(ours: OptionPart, own: unknown): OptionPart {
  if (!isPlain(own)) return ours;
  const both: Record<string, unknown> = { ...ours };
  for (const [key, value] of Object.entries(own)) {
    const before = both[key];
    both[key] = isPlain(before) && isPlain(value) ? mergeOption(before, value) : value;
  }
  return both;
}
