import fc from 'fast-check';
import { payloads, type Trap } from './payloads.ts';
import { samples } from './samples.ts';

/** A hostile option: its text, and the kinds of harm in it. */
export interface Hostile {
  readonly kinds: readonly string[];
  readonly option: Record<string, unknown>;
}

/** Valid options of every series type with some payloads in each, and one at a random place. */
export function hostileOption(trap: Trap): fc.Arbitrary<Hostile> {
  const stray = fc.oneof(
    fc.constantFrom(
      `image://${trap.origin}/s.png`,
      `url(${trap.origin}/s)`,
      `<img src=${trap.origin}/s onerror=a()>`,
      'javascript:a()',
      'path://M0,0',
    ),
    fc.constantFrom<unknown>(
      { image: `${trap.origin}/s.png` },
      { formatter: '<b>' },
      1e308,
      -0,
      null,
      true,
      [[[]]],
      {},
      [],
    ),
  );
  return fc
    .record({
      sample: fc.constantFrom(...Object.keys(samples)),
      kinds: fc.uniqueArray(fc.constantFrom(...Object.keys(payloads)), { minLength: 1, maxLength: 5 }),
      strays: fc.array(
        fc.record({ path: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), value: stray }),
        { maxLength: 2 },
      ),
    })
    .map(({ sample, kinds, strays }) => {
      const option = structuredClone(samples[sample]) as Record<string, unknown>;
      for (const kind of kinds) payloads[kind]?.(option, trap);
      for (const { path, value } of strays) put(option, path, structuredClone(value));
      // As parsed from a file, where `__proto__` is an ordinary key.
      return { kinds, option: JSON.parse(JSON.stringify(option)) as Record<string, unknown> };
    });
}

/** Replaces the nth value in an option. */
function put(within: object, [at = 0, ...deeper]: readonly number[], value: unknown): void {
  const keys = Object.keys(within).filter((key) => key !== '__proto__');
  const key = keys[at % Math.max(1, keys.length)];
  if (key === undefined) return;
  const inner: unknown = Reflect.get(within, key);
  if (deeper.length > 0 && typeof inner === 'object' && inner !== null) put(inner, deeper, value);
  else Reflect.set(within, key, value);
}
