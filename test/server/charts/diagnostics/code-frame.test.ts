import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../../../server/charts/diagnostics/code-frame.ts';

const frame = (text: string, line: number, column: number) => codeFrame(text, { line, column });

test('the line is shown with its neighbours and a caret below the column', () => {
  expect(frame('{\n  "a": 1,\n  "b": NaN,\n  "c": 3\n}', 3, 8)).toBe(
    ['  2 |   "a": 1,', '> 3 |   "b": NaN,', '    |        ^', '  4 |   "c": 3'].join('\n'),
  );
});

test('the first and the last line have one neighbour', () => {
  expect(frame('[x\n]', 1, 2)).toBe(['> 1 | [x', '    |  ^', '  2 | ]'].join('\n'));
  expect(frame('[\nx', 2, 1)).toBe(['  1 | [', '> 2 | x', '    | ^'].join('\n'));
});

test('the end of an empty file has a caret too', () => {
  expect(frame('', 1, 1)).toBe(['> 1 |', '    | ^'].join('\n'));
});

test('numbers of different lengths stay in line', () => {
  expect(
    frame('\n'.repeat(10), 9, 1)
      .split('\n')
      .map((row) => row.indexOf('|')),
  ).toEqual([5, 5, 5, 5]);
});

test('a caret stands below its character behind wide ones', () => {
  expect(frame('"漢字😀" x', 1, 8).split('\n')[1]).toBe('    |  \u3000\u3000\u3000  ^');
});

test('a line of a megabyte is cut to what is around the place', () => {
  const text = `${'1,'.repeat(500_000)}x${',1'.repeat(500_000)}`;
  const [line = '', caret = ''] = frame(text, 1, 1_000_001).split('\n');
  expect(line.length).toBeLessThan(100);
  expect(line).toMatch(/^> 1 \| ….*x.*…$/);
  expect(line[caret.indexOf('^')]).toBe('x');
});

test('a short neighbour of a long line is left empty', () => {
  expect(frame(`[\n${' '.repeat(500)}x\n]`, 2, 501).split('\n')[0]).toBe('  1 |');
});

describe('what a terminal would obey is made visible', () => {
  test.each([
    ['an escape sequence', '\u001b[2J', '␛[2J'],
    ['a tab', '\tx', '␉x'],
    ['text that would turn round', '\u202ex\u2066', '�x�'],
    ['a control character of eight bits', '\u009b31m', '�31m'],
    ['a half character', '\ud83d', '�'],
    ['a line separator', '\u2028', '�'],
  ])('%s', (_what, text, shown) => {
    expect(frame(text, 1, 1).split('\n')[0]).toBe(`> 1 | ${shown}`);
  });
});
