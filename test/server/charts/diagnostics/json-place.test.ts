import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexOfPath } from '../../../../server/charts/diagnostics/json-place.ts';

const text = '{\n  "type": "bars",\n  "limits": [ {"value": 1}, {"value": [2, "a}]\\""] } ],\n  "type": 5 }';

test.each([
  [[], '{'],
  [['limits'], '[ {'],
  [['limits', 0, 'value'], '1}'],
  [['limits', 1, 'value', 1], '"a}]'],
  // of two members of one name JSON.parse takes the last
  [['type'], '5 }'],
  // as far as the path leads
  [['limits', 0, 'missing'], '{"value": 1}'],
  [['nothing', 'at', 'all'], '{\n'],
])('%j leads to %j', (path, there) => {
  expect(text.slice(indexOfPath(text, path)).slice(0, there.length)).toBe(there);
});

test('the name of a member is found in front of its value', () => {
  expect(text.slice(indexOfPath(text, ['limits', 1, 'value'], 'key')).startsWith('"value": [2')).toBe(true);
});

test('whatever the JSON, a path to a value leads to the text of that value', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 4 }),
      fc.constantFrom(undefined, 2),
      fc.infiniteStream(fc.nat()),
      (json, indent, picks) => {
        const all = JSON.stringify(json, null, indent);
        let value: unknown = json;
        const path: (string | number)[] = [];
        for (const pick of picks) {
          if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) break;
          const keys = Object.keys(value);
          const key = keys[pick % keys.length] ?? '';
          path.push(Array.isArray(value) ? Number(key) : key);
          value = (value as Record<string, unknown>)[key];
        }
        const there = all.slice(indexOfPath(all, path));
        expect(there.startsWith(JSON.stringify(value, null, indent)?.split('\n')[0] ?? '')).toBe(true);
      },
    ),
  );
});
