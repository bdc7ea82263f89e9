import { expect, test } from 'vitest';
import { textOf } from '../../../../server/table/cells/text.ts';
import { unitAtEnd, unitInName } from '../../../../server/table/cells/units.ts';
import { sequenceOf } from '../../../../server/table/cells/sequences.ts';

test('a cell is one line without control and bidi override characters', () => {
  expect(textOf(' a\r\n\tb  c ')).toBe('a b c');
  expect(textOf('invoice\u202egpj.exe')).toBe('invoicegpj.exe');
  expect(textOf('\u0000x\u0007')).toBe('x');
});

test('a cell is cut after 200 characters, never within one', () => {
  expect(textOf('x'.repeat(5000))).toHaveLength(200);
  expect(textOf('😀'.repeat(300))).toMatch(/^😀+$/u);
});

test('arrays of scalars are joined, objects are ignored', () => {
  expect(textOf(['bug', 3, null, ['x'], {}])).toBe('bug, 3');
  expect(textOf({ toString: 'not a function' })).toBe('');
});

test.each([
  ['金额(万元)', '万元'],
  ['Temperature [°C]', '°C'],
  ['人口（万人）', '万人'],
  ['Price (USD)', 'USD'],
  ['销售额（单位：元）', '元'],
  ['Sales (2024)', undefined],
  ['Sales (all of our shops)', undefined],
  ['Sales', undefined],
])('the unit in %s is %s', (name, unit) => expect(unitInName(name)).toBe(unit));

test.each([
  ['Turbine 1 kW', 'kW'],
  ['rain_mm', 'mm'],
  ['RAIN_10MIN_MM', 'mm'],
  ['Weight_Kg', 'kg'],
  ['JL_PCT', '%'],
  ['EM_PP', undefined],
  ['lines.pct', '%'],
  ['rates.USD', undefined],
  ['rates.eur', undefined],
  ['price_usd', 'USD'],
  ['big mm', 'mm'],
  ['_mm', undefined],
])('the unit at the end of %s is %s', (name, unit) => expect(unitAtEnd(name)).toBe(unit));

test.each([
  ['months', ['Jan', 'Feb', 'Mar']],
  ['months', ['1月', '2月', '12月']],
  ['months', ['一月', '十二月']],
  ['quarters', ['Q1', 'Q2']],
  ['weekdays', ['周一', '星期二', '周日']],
  ['weekdays', ['Monday', 'Tue']],
  ['hours', ['0点', '13点']],
  ['ranges', ['0-9', '10-19', '90+']],
  [undefined, ['North', 'South']],
  [undefined, ['12', '17']],
])('%s: %j', (sequence, words) => expect(sequenceOf(words)).toBe(sequence));
