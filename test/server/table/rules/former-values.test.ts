import { expect, test } from 'vitest';
import { chooseChart, readSource } from '../../../../server/table/index.ts';

const choiceOf = (json: unknown) => chooseChart(readSource(json), { name: 'shop' });

test.each<[unknown, { values: number[]; former: number }]>([
  [
    { orders: 1284, previous: 1190 },
    { values: [0], former: 1 },
  ],
  [
    { yesterday: 480, visitors: 530 },
    { values: [1], former: 0 },
  ],
  [[{ value: 12, last_week: 10, change: 2 }], { values: [0], former: 1 }],
  [
    { 今日: 20, 昨日: 18 },
    { values: [0], former: 1 },
  ],
])('one value beside its former value is a number with a change: %j', (json, roles) => {
  expect(choiceOf(json)).toMatchObject({ type: 'number', roles });
});

test('rows that are a metric each are numbers with a change', () => {
  const rows = [
    { metric: 'orders', value: 1284, previous: 1190 },
    { metric: 'returns', value: 31, previous: 44 },
    { metric: 'NPS', value: 62, previous: 58 },
  ];
  expect(choiceOf(rows)).toMatchObject({ type: 'number', roles: { label: 0, values: [1], former: 2 } });
});

test.each([
  ['two measures', { orders: 12, returns: 3, previous: 10 }],
  [
    'regions of one measure, which are compared',
    [
      { region: 'North', value: 12, previous: 10 },
      { region: 'South', value: 9, previous: 11 },
    ],
  ],
  [
    'a name that only begins alike',
    [
      { name: 'Ada', lastlogin: 3, beforehand: 4 },
      { name: 'Bo', lastlogin: 5, beforehand: 4 },
    ],
  ],
])('%s are no numbers with a change', (_, json) => {
  expect(choiceOf(json).roles.former).toBeUndefined();
});
