import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const applicants = (number: string, points: string, percentile: string) =>
  times(30, (at) => ({
    admitted: at % 3 === 0 ? 'yes' : 'no',
    [`reg. ${number}`]: 801_107 + 41 * at,
    [`secret ${number}`]: at + 1,
    [`test ${points}`]: 12 + ((at * 37) % 80),
    [`test ${percentile}`]: `${String((at * 31) % 100)}%`,
    [`talk ${points}`]: 3 + ((at * 11) % 27) / 2,
    [`talk ${percentile}`]: `${String((at * 17) % 100)}%`,
    pořadí: at % 4 === 0 ? 103 : 1 + ((at * 7) % 30),
  }));

test.each([
  ['číslo', 'body', 'percentil'],
  ['number', 'points', 'percentile'],
  ['Nummer', 'Punkte', 'Perzentil'],
  ['numer', 'punkty', 'percentyl'],
])(
  'of applicants with a %s the %s are drawn, no numbers, no rank and no %s',
  (number, points, percentile) => {
    const json = applicants(number, points, percentile);
    const { columns } = tableIn(json);
    const roles = Object.fromEntries(columns.flatMap(({ name, role }) => (role ? [[name, role.role]] : [])));
    expect(roles).toEqual({ [`reg. ${number}`]: 'id', [`secret ${number}`]: 'id', pořadí: 'index' });
    expect(choiceFor(json).roles.values.map((at) => columns[at]?.name)).toEqual([
      `test ${points}`,
      `talk ${points}`,
    ]);
  },
);
