import { expect, test } from 'vitest';
import { mergePatch } from '../../../../server/charts/writing/merge.ts';

// the examples of RFC 7396, appendix A
test.each([
  ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
  ['{"a":"b"}', '{"a":null}', '{}'],
  ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
  ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
  ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
  ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
  ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
  ['["a","b"]', '["c","d"]', '["c","d"]'],
  ['{"a":"b"}', '["c"]', '["c"]'],
  ['{"a":"foo"}', 'null', 'null'],
  ['{"a":"foo"}', '"bar"', '"bar"'],
  ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
  ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
  ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
])('%s patched with %s is %s', (target, patch, result) => {
  const before = JSON.parse(target) as unknown;
  expect(JSON.stringify(mergePatch(before, JSON.parse(patch)))).toBe(result);
  expect(JSON.stringify(before)).toBe(target);
});

test('a member called __proto__ is one like every other', () => {
  const patched = mergePatch({ a: 1 }, JSON.parse('{"__proto__":{"b":2},"constructor":3}'));
  expect(JSON.stringify(patched)).toBe('{"a":1,"__proto__":{"b":2},"constructor":3}');
  expect('b' in {}).toBe(false);
});
