import { describe, expect, test } from 'vitest';
import { monthOf, weekdayOf } from '../../../../server/table/cells/calendar-names.ts';
import { isNameOf } from '../../../../server/table/cells/clock-names.ts';
import { idNameOf } from '../../../../server/table/cells/id-names.ts';
import { choiceFor, tableIn, times } from '../tables.ts';

describe('a lost letter stands for any letter with an accent', () => {
  test.each([
    ['A?o', 'year'],
    ['A�O', 'year'],
    ['a??o', 'year'],
    ['m?s', 'month'],
    ['M?ned', 'month'],
    ['m�nad', 'month'],
    ['D?a', 'day'],
    ['vuo?si', undefined],
    ['Año?', 'year'],
    ['n?w', undefined],
  ] as const)('%s', (name, part) => {
    const found = (['year', 'month', 'day', 'week'] as const).find((one) => isNameOf(one, name));
    expect(found).toBe(part);
  });

  test('in the names of months and days', () => {
    expect(['ao?t', 'd?cembre', 'm�rz', 'f?vrier', 'm?y'].map(monthOf)).toEqual([8, 12, 3, 2, NaN]);
    expect(['mi?rcoles', 's�bado', 'm?nday'].map(weekdayOf)).toEqual([3, 6, NaN]);
  });

  test('and in those of numbers', () => {
    expect(['N?mero', 'c�digo', 'Is it code?'].map(idNameOf)).toEqual(['number', 'id', 'id']);
  });
});

test('a year whose name has lost its letter is no figure', () => {
  const json = times(40, (at) => ({
    Municipios: `Pueblo ${String(at % 30)}`,
    'A?o': at < 30 ? 2018 : 2017,
    'Caf?': 300 + ((at * 37) % 900),
    'Pl?tano': 20 + ((at * 11) % 70),
  }));
  expect(tableIn(json).columns[1]).toMatchObject({ kind: 'time', grain: 'year' });
  expect(choiceFor(json).roles.values).not.toContain(1);
});
