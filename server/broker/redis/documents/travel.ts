import { applyDelta, deltaSchema, findDelta } from '#protocol';
import * as v from 'valibot';
import type { SharedText } from './documents.ts';

/**
 * How a new text gets to the other nodes: in the entry of the log itself, as a patch on the text before, or they fetch it. What is in the log
 * is bounded: with the length of the log this is what it may take in Redis.
 */
export type Travel =
  { readonly kind: 'text' } | { readonly kind: 'patch'; readonly patch: string } | { readonly kind: 'fetch' };

/** UTF-16 units */
const longestInEntry = 16 * 1024;

const patchSchema = v.object({ from: v.string(), length: v.number(), ops: deltaSchema });

/** `before`: the text that the other nodes have, if any. */
export function travelOf({ text }: SharedText, before: SharedText | undefined): Travel {
  if (text.length <= longestInEntry / 16) return { kind: 'text' };
  const ops = before && findDelta(before.text, text);
  if (before && ops) {
    const patch = JSON.stringify({ from: before.id, length: text.length, ops });
    const isShort = patch.length <= Math.min(longestInEntry, text.length / 2);
    // verified once here, so that no node has to hash its result
    if (isShort && applyDelta(before.text, ops, text.length) === text) return { kind: 'patch', patch };
  }
  return { kind: text.length <= longestInEntry ? 'text' : 'fetch' };
}

/** The text that a patch makes of one of these; undefined: it is for another one. */
export function patched(texts: readonly SharedText[], patch: string): string | undefined {
  const read = v.safeParse(patchSchema, JSON.parse(patch));
  if (!read.success) return undefined;
  const { from, length, ops } = read.output;
  const before = texts.find(({ id }) => id === from);
  const text = before && applyDelta(before.text, ops, length);
  return text?.length === length ? text : undefined;
}
