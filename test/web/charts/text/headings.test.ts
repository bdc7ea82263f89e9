import { expect, test } from 'vitest';
import { headingOf, measureNote } from '../../../../web/charts/text/headings.ts';
import { category, inputOf, measure, time } from '../input.ts';

const states = category('state', ['Ohio', 'Iowa']);
const of = (name: string, unit = '') => [{ name, unit }];

test.each([
  ['net_generation', 'MWh', 'net generation (MWh)'],
  ['net_generation', '', 'net generation'],
  ['count', '', 'count'],
  // the chart is called sales
  ['Sale', '€', '€'],
  ['value', 'kWh', 'kWh'],
  ['v', '', ''],
  ['undefined', '', ''],
])('the numbers of the only measure, %s in "%s", are "%s"', (name, unit, heading) => {
  const input = inputOf([states, measure(name, [1, 2], unit || undefined)], { label: 0, values: [1] });
  expect(headingOf(input, of(name, unit), 'en')).toBe(heading);
  expect(measureNote(input, 'en')).toBe(heading || undefined);
});

test('the sign of percents stands beside each number of a chart without an axis', () => {
  const input = inputOf([states, measure('sales', [60, 40], '%')], { label: 0, values: [1] });
  expect([headingOf(input, of('sales', '%'), 'en'), measureNote(input, 'en')]).toEqual(['%', undefined]);
});

test('groups are named by themselves, and what is counted at the axis; measures are named by themselves', () => {
  const columns = [states, measure('tons', [1, 2], 't'), measure('boxes', [3, 4], 't')];
  const groups = [...of('Ohio', 't'), ...of('Iowa', 't')];
  expect(headingOf(inputOf(columns, { group: 0, values: [1] }), groups, 'en')).toBe('tons (t)');
  expect(headingOf(inputOf(columns, { label: 0, values: [1, 2] }), groups, 'en')).toBe('t');
});

test('counted rows say what they were counted by, unless that is when they were', () => {
  const count = { ...measure('', [2, 3]), role: { role: 'count' } } as const;
  const asked = inputOf([category('Frequency', ['daily', 'never']), count], { label: 0, values: [1] });
  expect(headingOf(asked, of(''), 'en')).toBe('Frequency · rows');
  const dated = inputOf([time('day', ['2026-05-01', '2026-05-02'], 'day'), count], { label: 0, values: [1] });
  expect(headingOf(dated, of(''), 'en')).toBe('rows');
});

test('a map says its year', () => {
  const columns = [states, measure('people', [1, 2]), time('year', ['2023', '2023'], 'year')];
  const input = inputOf(columns, { label: 0, values: [1] });
  expect(measureNote(input, 'en', '1 not on the map')).toBe('people · 2023 · 1 not on the map');
  expect(measureNote(input, 'zh-CN')).toBe('people · 2023年');
  const two = inputOf([...columns.slice(0, 2), time('year', ['2022', '2023'], 'year')], input.roles);
  expect(measureNote(two, 'en')).toBe('people');
});
