import type { Next, Present } from './writer.ts';

type Members = Record<string, unknown>;

/** The file of a JSON object after a merge patch. Numbers take JavaScript's notation: 1.10 becomes 1.1. */
export function merged(present: Present | undefined, patch: unknown): Next {
  if (!present) return { kind: 'missing' };
  const { format, value, text } = present;
  if (format !== 'json' || !isObject(value))
    return { kind: 'unfit', reason: 'the chart is not a JSON object, so nothing can be merged' };
  // people read it too
  const indent = text.trimEnd().includes('\n') ? 2 : 0;
  const bytes = Buffer.from(`${JSON.stringify(mergePatch(value, patch), null, indent)}\n`);
  return { kind: 'draft', draft: { format, bytes } };
}

/** Applies a JSON merge patch (RFC 7396): null removes a member, objects are merged, all else is replaced. Changes neither argument. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  // without a prototype, `__proto__` is an ordinary member
  const merged: Members = Object.assign(Object.create(null) as Members, isObject(target) ? target : {});
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete merged[name];
    else merged[name] = mergePatch(merged[name], value);
  }
  return merged;
}

export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
