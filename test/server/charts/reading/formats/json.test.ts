import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTooDeep } from '#protocol';
import { parseJson } from '../../../../../server/charts/reading/formats/json.ts';

const parse = (text: string) => parseJson(Buffer.from(text));

/** `code line:column reason` of a text that is refused. */
function refusal(bytes: Buffer): string {
  const parsed = parseJson(bytes);
  return parsed.ok ? 'good' : `${parsed.code} ${parsed.line}:${parsed.column} ${parsed.reason}`;
}

describe('what is good', () => {
  test('any JSON value may be a chart, and its text stays as it was written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parse(text)).toMatchObject({ ok: true, content: { text, body: Buffer.from(text) } });
      }),
    );
  });

  test('a byte order mark is taken off', () => {
    expect(parse('\ufeff[1]')).toMatchObject({
      ok: true,
      content: { text: '[1]', body: Buffer.from('[1]') },
    });
  });

  test('64 levels are still good', () => {
    expect(parse('['.repeat(64) + ']'.repeat(64)).ok).toBe(true);
  });

  test('brackets inside of strings are not levels', () => {
    expect(parse(JSON.stringify('['.repeat(100) + '\\"')).ok).toBe(true);
  });
});

describe('what is refused, where and why', () => {
  test.each([
    ['{"a": NaN}', 'syntax 1:7 NaN is not a JSON value: write null'],
    ['[-Infinity]', 'syntax 1:2 -Infinity is not a JSON value: write null'],
    ['[None]', 'syntax 1:2 None is not a JSON value: write null'],
    ['[True]', 'syntax 1:2 True must be written in lower case'],
    ['[1,\n 2,\n]', 'syntax 2:3 a comma before the closing ]: JSON allows none behind the last item'],
    ['{"a":1,}', 'syntax 1:7 a comma before the closing }: JSON allows none behind the last item'],
    ["{'a': 1}", 'syntax 1:2 single quotes: JSON takes double quotes only'],
    ["['a']", 'syntax 1:2 single quotes: JSON takes double quotes only'],
    ['[“a”]', 'syntax 1:2 typographic quotes: JSON takes straight double quotes only'],
    ['{a: 1}', 'syntax 1:2 the name a must stand in double quotes'],
    ['{"a" 1}', 'syntax 1:6 a colon is missing before 1'],
    ['{"a": 1\n "b": 2}', 'syntax 2:2 a comma or } is missing before "'],
    ['[1 2]', 'syntax 1:4 a comma or ] is missing before 2'],
    ['[1}', 'syntax 1:3 } closes what was opened with ['],
    ['[1,,2]', 'syntax 1:4 a value is missing before the comma'],
    ['{"a":}', 'syntax 1:6 a value is expected here, not }'],
    ['[1, // one\n2]', 'syntax 1:5 a comment: JSON has none'],
    ['[1 /* one */]', 'syntax 1:4 a comment: JSON has none'],
    ['[01]', 'syntax 1:2 01 is not a number as JSON writes them'],
    ['[.5]', 'syntax 1:2 .5 is not a number as JSON writes them'],
    ['["a\tb"]', 'syntax 1:4 a tab inside a string must be written \\t'],
    ['["a\u0001"]', 'syntax 1:4 U+0001 inside a string must be written \\u0001'],
    ['["a\n"]', 'syntax 1:4 a line break inside a string: its closing quote is missing, or \\n is meant'],
    ['["C:\\data"]', 'syntax 1:5 \\d is no escape that JSON knows; a backslash itself is written \\\\'],
    ['["\\u12"]', 'syntax 1:3 \\u must be followed by four hexadecimal digits'],
    ['[1]\n[2]', 'syntax 2:1 there is more text behind the end of the JSON value'],
    ['[1,\u00a02]', 'syntax 1:4 a value is expected here, not U+00A0'],
    ['<html></html>', 'syntax 1:1 this is HTML or XML, not JSON'],
    ['[\r\n1\r\n,x]', 'syntax 3:2 x is not a JSON value: text must stand in double quotes'],
    ['["😀", x]', 'syntax 1:8 x is not a JSON value: text must stand in double quotes'],
    ['{\n"a": [1, 2', 'syntax 2:11 the file ends too early: the [ of line 2 is not closed'],
    ['{"a":', 'syntax 1:6 the file ends too early: the { of line 1 is not closed'],
    ['[tru', 'syntax 1:5 the file ends too early: the [ of line 1 is not closed'],
    ['[\n"abc\\', 'syntax 2:6 the file ends inside the string that begins on line 2'],
    ['', 'empty 1:1 the file is empty'],
    [' \n ', 'empty 1:1 the file holds only white space'],
    ['[\n'.repeat(64) + '[', 'too-deep 65:1 more than 64 levels of nesting'],
  ])('%j: %s', (text, told) => {
    expect(refusal(Buffer.from(text))).toBe(told);
  });

  test.each([
    ['[\n"ab\xc3\x28"]', 'encoding 2:4 byte 0xC3 is not UTF-8: save the file as UTF-8'],
    ['"\xb0\xa1"', 'encoding 1:2 byte 0xB0 is not UTF-8: save the file as UTF-8'],
    ['["\xe4\xb8\xad\xe4\xb8', 'encoding 1:4 byte 0xE4 is not UTF-8: save the file as UTF-8'],
    ['\xff\xfe[\0]\0', 'encoding 1:1 the file is UTF-16: save the file as UTF-8'],
    ['\xff', 'encoding 1:1 byte 0xFF is not UTF-8: save the file as UTF-8'],
  ])('bytes %j: %s', (bytes, told) => {
    expect(refusal(Buffer.from(bytes, 'latin1'))).toBe(told);
  });

  test('a reason holds nothing that a terminal would obey', () => {
    expect(refusal(Buffer.from('[\u001b[31m]'))).toBe(
      'syntax 1:2 ␛ is not a JSON value: text must stand in double quotes',
    );
  });
});

describe('whatever comes', () => {
  const mutated = fc
    .tuple(fc.json({ maxDepth: 5 }), fc.nat(), fc.nat(3), fc.string({ maxLength: 3, unit: 'binary' }))
    .map(([text, at, length, insert]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + insert + text.slice(start + length);
    });

  /** What a file can hold: half surrogate pairs become U+FFFD. */
  const wellFormed = (text: string) => Buffer.from(text).toString();

  function isJson(text: string): boolean {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }

  test('a text is taken exactly when JSON.parse takes it, and refused with a place inside of it', () => {
    fc.assert(
      fc.property(mutated, (raw) => {
        const text = wellFormed(raw);
        fc.pre(findTooDeep(text) < 0 && !text.startsWith('\ufeff'));
        const parsed = parse(text);
        expect(parsed.ok).toBe(isJson(text));
        if (parsed.ok) return;
        expect(parsed.reason).not.toBe('not JSON');
        const lines = text.split(/\r\n|\r|\n/);
        expect(parsed.line).toBeLessThanOrEqual(lines.length);
        expect(parsed.column).toBeLessThanOrEqual((lines[parsed.line - 1] ?? '').length + 1);
      }),
      { numRuns: 3000 },
    );
  });

  test('every beginning of a JSON text that is not JSON itself is called unfinished at its end', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (text, at) => {
        const start = wellFormed(text.slice(0, at % (text.length + 1)));
        fc.pre(start.trim() !== '' && !isJson(start) && text.startsWith(start));
        expect(refusal(Buffer.from(start))).toMatch(
          new RegExp(`^syntax 1:${start.length + 1} the file ends`),
        );
      }),
    );
  });

  test('arbitrary bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const parsed = parseJson(Buffer.from(bytes));
        expect(parsed.ok || parsed.line >= 1).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
