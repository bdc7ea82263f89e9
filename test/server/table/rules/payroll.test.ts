import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const people = (count: number, columns: readonly [gross: string, kept: string, net: string]) => {
  const [gross, kept, net] = columns;
  return times(count, (at) => ({
    name: `Person ${String(at)}`,
    department: ['Assembly', 'Store', 'Office'][at % 3],
    hired: `20${String(10 + (at % 12))}-0${String(1 + ((at * 7) % 9))}-15`,
    level: 1 + (at % 5),
    [gross]: 3000 + 10 * ((at * 7) % 31),
    [kept]: 500 + ((at * 7) % 31),
    [net]: 2500 + 9 * ((at * 7) % 31),
  }));
};
const english = ['Gross pay', 'Tax', 'Net pay'] as const;
const drawnIn = (json: unknown) => {
  const { roles } = choiceFor(json);
  const nameOf = (at = -1) => tableIn(json).columns[at]?.name;
  return [nameOf(roles.label), ...roles.values.map(nameOf)];
};

describe('what people earn', () => {
  test.each([
    english,
    ['Gesamtbrutto', 'Lohnsteuer', 'Nettobezug'],
    ['Salaire brut', 'Cotisations', 'Net à payer'],
    ['应发工资', '个税', '实发工资'],
  ] as const)('as %s, with %s and %s, is compared by person', (...columns) => {
    const json = people(24, columns);
    expect(choiceFor(json).type).toBe('horizontal-bars');
    expect(drawnIn(json)).toEqual(['name', columns[0]]);
  });

  test('is told by department if the people are many', () => {
    const json = people(90, english);
    expect(choiceFor(json).type).toBe('horizontal-bars');
    expect(drawnIn(json)).toEqual(['department', 'Gross pay']);
  });
});

test('people with a first and a last name are told by department', () => {
  const json = (people(24, english) as Record<string, unknown>[]).map((row, at) => ({
    'employee id': 100 + at,
    'first name': ['Ann', 'Bob', 'Cid'][at % 3],
    'last name': ['Diaz', 'Kim', 'Smith', 'Jones', 'Brown', 'Lopez', 'Hall', 'Ross'][at % 8],
    ...Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'name')),
  }));
  expect(drawnIn(json)).toEqual(['department', 'Gross pay']);
});

test('the payslips of one person run over time', () => {
  const json = times(24, (at) => ({
    payslip: `P-${String(5000 + at)}`,
    'pay date': day(at * 30),
    'Gross pay': 3000 + at,
    Tax: 500 + at,
    'Net pay': 2500 + at,
  }));
  expect(choiceFor(json).type).toBe('lines');
});

test('a figure that what is kept back exceeds is no pay', () => {
  const json = (people(24, english) as Record<string, unknown>[]).map((row) => ({ ...row, Tax: 9000 }));
  expect(drawnIn(json)).not.toContain('Gross pay');
});
