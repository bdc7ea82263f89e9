import { expect, test } from 'vitest';
import { calendar } from '../../../../../web/charts/types/calendar/index.ts';
import { category, givenOf, measure, time } from '../../given.ts';
import { draw, textsIn } from '../../draw.ts';
import { tile } from '../../views.ts';

const days = (count: number, from = '2024-01-01'): string[] =>
  Array.from({ length: count }, (_, i) => new Date(Date.parse(from) + i * 86_400_000).toISOString());
const decode = (times: readonly string[], values = times.map((_, i) => i)) =>
  calendar.decode(
    undefined,
    givenOf([time('t', times, 'day'), measure('n', values)], { label: 0, values: [1] }),
  );
const wide = { ...tile, width: 1800, height: 400 };

test('a year is one strip of weeks, or two where days are larger so', () => {
  const strips = (view: typeof tile) =>
    (calendar.toOption(decode(days(366)), view)['calendar'] as object[]).length;
  expect([strips(wide), strips(tile)]).toEqual([1, 2]);
});

test('the rows begin with the first day and end with the last, without a gap between them', () => {
  expect(calendar.toOption(decode(days(40, '2024-02-10')), tile)).toMatchObject({
    calendar: [{ range: ['2024-02-10', '2024-03-20'] }],
  });
  expect(calendar.toOption(decode(days(366, '2023-11-01')), tile)).toMatchObject({
    calendar: [{ range: ['2023-11-01', '2024-05-05'] }, { range: ['2024-05-06', '2024-10-31'] }],
  });
});

test('the year is told over the first month and where it changes', () => {
  const months = (view: typeof tile) =>
    textsIn(draw(calendar.toOption(decode(days(366, '2023-11-01')), view), view)).filter(
      (text) => text.length > 1 && !/^\d+$/.test(text),
    );
  expect(months({ ...tile, width: 900, language: 'zh-CN' })).toEqual([
    ...['2023年11月', '2024年', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月'],
  ]);
});

test('several years are below each other, and on pages where their days would be too small', () => {
  const data = decode(days(1800, '2020-01-01'));
  expect(calendar.steps(data, { width: 1000, height: 1000, unit: 1 })).toBe(1);
  expect(calendar.steps(data, tile)).toBeGreaterThan(1);
});

test('hours of a day are added up', () => {
  const data = decode(['2024-05-03T08:00Z', '2024-05-03T20:00Z'], [1, 2]);
  expect(calendar.toOption(data, tile)).toMatchObject({ series: [{ data: [['2024-05-03', 3]] }] });
});

test('needs dates', () => {
  const given = givenOf([category('c', ['A']), measure('n', [1])], { label: 0, values: [1] });
  expect(() => calendar.decode(undefined, given)).toThrow('needs a column of dates');
});
