import { describe, expect, test } from 'vitest';
import { parseYearlessDays } from '../../../../server/table/cells/yearless-days.ts';
import { choiceFor, tableIn } from '../tables.ts';

const daysOf = (cells: readonly string[]) => {
  const times = parseYearlessDays(cells);
  return (
    times &&
    Array.from(times.values, (time) => (Number.isNaN(time) ? '' : new Date(time).toISOString().slice(5, 10)))
  );
};

describe('days with the name of a month and no year', () => {
  test.each([
    'd/Jan',
    'd-Jan',
    'd. Jan',
    'd jan.',
    'Jan d',
    'Jan/d',
    'd. Januar',
    'd janvier',
    'd enero',
    'd янв',
    'd sty',
    'd stycznia',
  ])('written as %s are times where they go on by more than a week or stay', (form) => {
    const cells = [7, 7, 8, 12, 30].map((day) => form.replace('d', String(day)));
    expect(daysOf(cells)).toEqual(['01-07', '01-07', '01-08', '01-12', '01-30']);
  });

  test('go on in the next year', () => {
    const times = parseYearlessDays(['20/Dec', '28/Dec', '28/Dec', '3/Jan', '4/Jan'])?.values ?? [];
    expect(Array.from(times).every((time, at) => at === 0 || time >= (times[at - 1] ?? NaN))).toBe(true);
  });

  test('may have an odd one among ten, and a sum below', () => {
    const cells = [
      '1/Feb',
      '1/Feb',
      '2/Feb',
      '(3-9)-02',
      '12/Feb',
      '13/Feb',
      '13/Feb',
      '20/Feb',
      '21/Feb',
      '21/Feb',
      '27/Feb',
    ];
    expect(daysOf([...cells, 'Sum'])?.[3]).toBe('');
    expect(daysOf(['1/Feb', 'x', '2/Feb', 'y', '12/Feb', '13/Feb', '20/Feb'])).toBeUndefined();
  });

  test.each<[string, readonly string[]]>([
    ['in any order, as birthdays are', ['7/Mar', '1/Jan', '30/Jun', '2/Feb', '9/Sep']],
    [
      'that run on from row to row, which are names with an order',
      ['7-Jan', '8-Jan', '9-Jan', '10-Jan', '11-Jan'],
    ],
    ['of one moment', ['7/Jan', '7/Jan', '7/Jan', '7/Jan', '7/Jan']],
    ['that are too few', ['7/Jan', '20/Jan', '28/Feb']],
    ['without the name of a month', ['7/1', '7/1', '8/1', '12/1', '30/1']],
    ['that are none', ['7/Jax', '8/Jax', '9/Jax', '10/Jax', '20/Jax']],
  ])('are no times %s', (_, cells) => expect(parseYearlessDays(cells)).toBeUndefined());
});

test('a list of hours worked is drawn by day, without its sum', () => {
  const days = [
    '7/Jan',
    '8/Jan',
    '8/Jan',
    '12/Jan',
    '31/Jan',
    '31/Jan',
    '5/Feb',
    '5/Feb',
    '6/Feb',
    '10/Feb',
    '20/Feb',
    '23/Feb',
    '23/Feb',
  ];
  const work = days.map((date, at) => ({
    date,
    from: `${8 + at}:${10 + at}-${9 + at}:30`,
    hours: 1 + ((at * 3) % 5),
  }));
  const total = { date: 'Sum', from: '', hours: work.reduce((sum, { hours }) => sum + hours, 0) };
  const json = [...work, total];
  expect(tableIn(json).rows).toBe(days.length);
  const { roles } = choiceFor(json);
  expect(roles).toEqual({ label: 0, values: [2] });
});
