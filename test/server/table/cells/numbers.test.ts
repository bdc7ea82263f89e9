import { describe, expect, test } from 'vitest';
import { parseNumbers } from '../../../../server/table/cells/numbers.ts';

const read = (...cells: unknown[]) => {
  const numbers = parseNumbers(cells);
  return numbers && { values: [...numbers.values], ...(numbers.unit && { unit: numbers.unit }) };
};

describe('numbers as people write them', () => {
  test.each([
    ['commas between thousands', ['1,234.5', '12,345,678'], [1234.5, 12_345_678]],
    ['points between thousands', ['1.234,5', '12.345.678'], [1234.5, 12_345_678]],
    ['spaces between thousands', ['1 234,5', '12 345'], [1234.5, 12_345]],
    ['thin spaces and apostrophes', ['1\u202f234.5', "12'345.0"], [1234.5, 12_345]],
    ['groups of Indian lakhs', ['12,34,567', '1,000'], [1_234_567, 1000]],
    ['negatives in brackets', ['(12)', '(1,200)', '5'], [-12, -1200, 5]],
    ['signs of any kind', ['-5', '−6', '+7'], [-5, -6, 7]],
    ['exponents', ['1.5e3', '2E-2'], [1500, 0.02]],
    ['text of plain numbers beside numbers', ['12', 13, '14.5'], [12, 13, 14.5]],
  ])('%s', (_, cells, values) => expect(read(...cells)).toEqual({ values }));

  test.each([
    ['12%', '8.5 %', '%', [12, 8.5]],
    ['¥12', '¥1,200', '¥', [12, 1200]],
    ['$-5', '-$5', '$', [-5, -5]],
    ['12,50 €', '1.200,00 €', '€', [12.5, 1200]],
    ['USD 12', 'USD 1,000.50', 'USD', [12, 1000.5]],
    ['300元', '1,200元', '元', [300, 1200]],
    ['21.5 °C', '-3 °C', '°C', [21.5, -3]],
    ['(12%)', '5%', '%', [-12, 5]],
  ])('%s and %s are in %s', (a, b, unit, values) => expect(read(a, b)).toEqual({ values, unit }));

  test('three digits after a single dot are a fraction, unless other cells prove otherwise', () => {
    expect(read('1.234', '5.678')).toEqual({ values: [1.234, 5.678] });
    expect(read('1.234', '5.678,9')).toEqual({ values: [1234, 5678.9] });
    expect([...(parseNumbers(['1.234'], ',')?.values ?? [])]).toEqual([1234]);
  });

  test('three digits after a single comma are thousands, but not after a zero', () => {
    expect(read('1,234')).toEqual({ values: [1234] });
    expect(read('0,234', '0,567')).toEqual({ values: [0.234, 0.567] });
  });

  test('a fraction may have no digit in front of its mark', () => {
    expect(read('.833', '.5', '1.000')).toEqual({ values: [0.833, 0.5, 1] });
  });

  test('placeholders are empty', () => {
    expect(read('5', '', '-', 'N/A', null, '—', '#N/A', '暂无', 'NaN')).toEqual({
      values: [5, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN],
    });
  });

  test('K, M and 万 are multiplied in if they are mixed, else they are the unit', () => {
    expect(read('1.5K', '2M', '30')).toEqual({ values: [1500, 2_000_000, 30] });
    expect(read('3亿', '5000万')).toEqual({ values: [3e8, 5e7] });
    expect(read('1.5万', '2万')).toEqual({ values: [1.5, 2], unit: '万' });
  });

  test('bounds, flags, signs behind and full-width digits are read', () => {
    expect(read('<1%', '45%', '>99%')).toEqual({ values: [1, 45, 99], unit: '%' });
    expect(parseNumbers(['<1%', '45%'])?.bounds).toEqual(new Map([[0, '<']]));
    expect(read('≥ 5', '12')).toEqual({ values: [5, 12] });
    expect(read('12.3 p', '12.5*', ': u', '13')).toEqual({ values: [12.3, 12.5, NaN, 13] });
    expect(read('1.234,50-', '12,00')).toEqual({ values: [-1234.5, 12] });
    expect(read('12.50 DR', '7 CR')).toEqual({ values: [-12.5, 7] });
    expect(read('１２．５', '７')).toEqual({ values: [12.5, 7] });
    expect(read('98G', '1.5T')).toEqual({ values: [98e9, 1.5e12] });
  });

  test('a short word that stands for a missing value again and again is one', () => {
    expect(read('0.00', '0.15', 'T')?.values[2]).toBeNaN();
    expect(read('5', '6', 'N/E', '7', 'N/E', '8')?.values[2]).toBeNaN();
    expect(read('5', 'small', 'large')).toBeUndefined();
  });

  test('months of a point are none', () => {
    expect(read('2026.01', '2026.02', '2026.10')).toBeUndefined();
    expect(read('2026.01', '2026.13')).toEqual({ values: [2026.01, 2026.13] });
  });

  test.each([
    ['dates', ['02.01.2024', '03.01.2024']],
    ['addresses', ['10.0.0.1', '192.168.100.200']],
    ['versions', ['1.2.3', '1.10.0']],
    ['different units', ['5 kg', '3 m']],
    ['words', ['Q1', 'A5', 'B6']],
    ['booleans', [true, false]],
  ])('%s are none', (_, cells) => expect(read(...cells)).toBeUndefined());

  test('one cell in ten may be something else, but not more', () => {
    const cells = Array.from({ length: 20 }, (_, at) => String(at));
    expect(read(...cells, 'about 5')?.values.at(-1)).toBeNaN();
    expect(read(...cells, 'a', 'b', 'c')).toBeUndefined();
  });
});
