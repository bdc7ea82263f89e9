import * as v from 'valibot';

/**
 * How one text is made from another: `[start, length]` copies from the old text, a string is inserted. Offsets count UTF-16 units,
 * as JavaScript does. (Patches of the JSON tree lose: for a window of 10,000 points that slides by 10 they take seconds and
 * megabytes, this takes under a millisecond and some hundred bytes.)
 */
export const deltaSchema = v.array(v.union([v.string(), v.tuple([count(), count()])]));
export type Delta = v.InferOutput<typeof deltaSchema>;

function count() {
  return v.pipe(v.number(), v.safeInteger(), v.minValue(0));
}

/** The text that a delta makes of `text`; undefined when it copies what is not there or makes more than `longest` units. */
export function applyDelta(text: string, delta: Delta, longest: number): string | undefined {
  let made = '';
  for (const op of delta) {
    const [start, length] = typeof op === 'string' ? [0, op.length] : op;
    if (made.length + length > longest) return undefined;
    if (typeof op === 'string') made += op;
    else if (start + length > text.length) return undefined;
    else made += text.slice(start, start + length);
  }
  return made;
}

/** So much of the new text is looked for in the old one at a time: shorter finds more, and more that is not worth a copy. */
const probeLength = 32;
const stride = probeLength / 2;
/** A change is mostly small: what follows it is looked for this far ahead, near where the last copy came from, before anywhere else. */
const lookAhead = 4 * stride;
const nearby = 2048;
/** A delta of more operations is no small one, and looking for it has taken long enough. */
const maxOps = 256;
/** How many units of the old text may be searched through in vain, some ms. */
const searchBudget = 10_000_000;

/** So many samples of the new text are looked for first; a text that is to half or more another has no small delta. */
const samples = 12;

/** A small delta from `old` to `text`, or undefined when there is none or it would take long to find. */
export function findDelta(old: string, text: string): Delta | undefined {
  if (!isMuchAlike(old, text)) return undefined;
  const delta: Delta = [];
  let budget = searchBudget;
  let written = 0; // of `text`
  let shift = 0; // where the last copy came from, relative to where it went

  function findNear(at: number): [found: number, at: number] | undefined {
    for (let ahead = at; ahead <= at + lookAhead && ahead + probeLength <= text.length; ahead += stride) {
      const probe = text.slice(ahead, ahead + probeLength);
      if (old.startsWith(probe, ahead + shift)) return [ahead + shift, ahead];
      const found = indexNear(old, probe, ahead + shift);
      if (found >= 0) return [found, ahead];
    }
    return undefined;
  }

  function findAnywhere(at: number): [found: number, at: number] | undefined {
    budget -= old.length;
    const found = old.indexOf(text.slice(at, at + probeLength));
    return found >= 0 ? [found, at] : undefined;
  }

  for (let at = 0; at + probeLength <= text.length;) {
    const match = findNear(at) ?? findAnywhere(at);
    if (!match) {
      at += lookAhead + stride;
      if (budget < 0) return undefined;
      continue;
    }
    const [from, to] = match;
    const before = sameBefore(old, from, text, to, written);
    const length = before + sameFrom(old, from, text, to);
    if (to - before > written) delta.push(text.slice(written, to - before));
    delta.push([from - before, length]);
    if (delta.length > maxOps) return undefined;
    shift = from - to;
    at = written = to - before + length;
  }
  if (written < text.length) delta.push(...tailOf(old, text, written));
  return delta;
}

function isMuchAlike(old: string, text: string): boolean {
  const distance = Math.floor(text.length / samples);
  if (distance < probeLength) return true;
  let found = 0;
  for (let at = 0; at + probeLength <= text.length; at += distance) {
    const probe = text.slice(at, at + probeLength);
    // mostly it has hardly moved: to look there first takes 0.02 ms in place of 1.3, for 200 KB
    if (indexNear(old, probe, at) >= 0 || old.includes(probe)) found++;
  }
  return found >= samples / 2;
}

/** Where the probe stands near a place of a text; -1: it does not. */
function indexNear(text: string, probe: string, place: number): number {
  const start = Math.max(0, place - nearby);
  const found = text.slice(start, start + 2 * nearby).indexOf(probe);
  return found < 0 ? found : start + found;
}

/** What is left is shorter than a probe or new; its end is often the old end, e.g. the brackets behind rows that were appended. */
function tailOf(old: string, text: string, written: number): Delta {
  const length = sameBefore(old, old.length, text, text.length, written);
  if (length < probeLength / 2) return [text.slice(written)];
  const inserted = text.slice(written, text.length - length);
  return inserted ? [inserted, [old.length - length, length]] : [[old.length - length, length]];
}

/** Compared as a whole the engine is many times faster than a loop over the units; the last block goes unit by unit. */
const block = 1024;

function sameFrom(old: string, from: number, text: string, at: number): number {
  let length = 0;
  while (
    at + length + block <= text.length &&
    old.slice(from + length, from + length + block) === text.slice(at + length, at + length + block)
  )
    length += block;
  while (at + length < text.length && old.charCodeAt(from + length) === text.charCodeAt(at + length))
    length++;
  return length;
}

/** How far the two agree before `from` and `at`, not going below `floor` in `text`. */
function sameBefore(old: string, from: number, text: string, at: number, floor: number): number {
  let length = 0;
  while (
    at - length > floor &&
    from - length > 0 &&
    old.charCodeAt(from - length - 1) === text.charCodeAt(at - length - 1)
  )
    length++;
  return length;
}
