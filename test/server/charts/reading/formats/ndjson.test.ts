import { expect, test } from 'vitest';
import { parseNdjson } from '../../../../../server/charts/reading/formats/ndjson.ts';

/** The text for the wire, or `code line:column reason`. */
function parsed(bytes: Buffer | string): string {
  const result = parseNdjson(Buffer.from(bytes));
  return result.ok ? result.content.text : `${result.code} ${result.line}:${result.column} ${result.reason}`;
}

test('each line is an item of one array, in order and as it stands', () => {
  expect(parsed('{"a": 1.50}\n{"a":2}\n')).toBe('[{"a": 1.50},\n{"a":2}]');
});

test('blank lines, spaces around values, other line ends and a byte order mark are passed over', () => {
  expect(parsed('\ufeff\n {"a":1} \r\n\r\n[2]\r3')).toBe('[{"a":1},\n[2],\n3]');
});

test('the value is what the text says', () => {
  const result = parseNdjson(Buffer.from('{"a":1}\n2\n'));
  expect(result.ok && result.value).toEqual([{ a: 1 }, 2]);
});

test.each([['{"a":1}\n{"a":2'], ['{"a":1}\n{"a":"x'], ['{"a":1}\n{"a":tr'], ['{"a":1}\n{']])(
  'a last line that is still being written is left out: %j',
  (text) => {
    expect(parsed(text)).toBe('[{"a":1}]');
  },
);

test('a last line that ends inside of a character is left out too', () => {
  const whole = Buffer.from('{"a":1}\n{"a":"北');
  expect(parsed(whole.subarray(0, -1))).toBe('[{"a":1}]');
});

test.each([
  ['{"a":', 'syntax 1:6 the line ends too early: the { is not closed'],
  ['{"a":1}\n{"a":2\n{"a":3}', 'syntax 2:7 the line ends too early: the { is not closed'],
  ['{"a":1}\n{"a":2\n', 'syntax 2:7 the line ends too early: the { is not closed'],
  ['{"a":1}\n  {"a":NaN}\n', 'syntax 2:8 NaN is not a JSON value: write null'],
  ['{"a":1}\n{"a":"x', 'good'],
  ['[1]\n"abc\n[2]', 'syntax 2:5 the line ends inside the string'],
  ['{"a":1} {"a":2}\n', 'syntax 1:9 there is more than one value in the line'],
  ['1,\n2,\n', 'syntax 1:2 there is more than one value in the line'],
  ['', 'empty 1:1 the file is empty'],
  ['\n \n', 'empty 1:1 the file holds only white space'],
  [`1\n${'['.repeat(64)}${']'.repeat(64)}`, 'too-deep 2:64 more than 63 levels of nesting'],
])('%j: %s', (text, told) => {
  const found = parsed(text);
  expect(found.startsWith('[') ? 'good' : found).toBe(told);
});

test('bytes in the middle that are not UTF-8 are reported with their place', () => {
  const bytes = Buffer.concat([Buffer.from('{"a":1}\n"'), Buffer.from([0xff]), Buffer.from('"\n')]);
  expect(parsed(bytes)).toBe('encoding 2:2 byte 0xFF is not UTF-8: save the file as UTF-8');
});
