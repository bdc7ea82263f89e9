import { expect, test } from 'vitest';
import { calendar } from '../../../../../web/charts/types/calendar/index.ts';
import { category, inputOf, measure, time } from '../../input.ts';
import { draw, textsIn } from '../../draw.ts';
import { shapesIn } from '../../shapes-in.ts';
import { tile } from '../../views.ts';
import { resolve } from '../../../../../web/charts/resolve.ts';

const days = (count: number, from = '2024-01-01'): string[] =>
  Array.from({ length: count }, (_, i) => new Date(Date.parse(from) + i * 86_400_000).toISOString());
const decode = (times: readonly string[], values = times.map((_, i) => i)) =>
  calendar.decode(
    undefined,
    inputOf([time('t', times, 'day'), measure('n', values)], { label: 0, values: [1] }),
  );
const drawn = (data: ReturnType<typeof decode>, view = tile) => draw(calendar.toOption(data, view), view);
/** The drawn days of a calendar, by strip: each has seven rows. */
const stripsIn = (svg: string) => {
  const fields = shapesIn(svg).filter(({ fill, stroke }) => fill !== undefined && stroke === undefined);
  const tops = [...new Set(fields.map(({ top }) => Math.round(top)))].toSorted((one, other) => one - other);
  return Array.from({ length: Math.ceil(tops.length / 7) }, (_, strip) => {
    const rows = tops.slice(7 * strip, 7 * strip + 7);
    const days = fields
      .map(({ left, top }) => ({ left, row: rows.indexOf(Math.round(top)) }))
      .filter(({ row }) => row >= 0)
      .toSorted((one, other) => one.left - other.left || one.row - other.row);
    return { count: days.length, first: days[0]?.row, last: days.at(-1)?.row, left: days[0]?.left };
  });
};
const [monday, wednesday, saturday, sunday] = [0, 2, 5, 6];
const wide = { ...tile, width: 1800, height: 400 };

test('a year is one strip of weeks, or two if that makes days larger', () => {
  const strips = (view: typeof tile) => stripsIn(drawn(decode(days(366)), view)).length;
  expect([strips(wide), strips(tile)]).toEqual([1, 2]);
});

test('the strips run from the first to the last day without a gap', () => {
  const some = drawn(decode(days(40, '2024-02-10')));
  expect(stripsIn(some)).toMatchObject([{ count: 40, first: saturday, last: wednesday }]);
  // Behind the days are the calendar's own cells, with a stroke: no more than there are days.
  expect(shapesIn(some).filter(({ fill, stroke }) => fill && stroke)).toHaveLength(40);

  const year = drawn(decode(days(366, '2023-11-01')));
  const [upper, lower] = stripsIn(year);
  // Until Sunday, 5 May 2024, and from the Monday after it.
  expect(upper).toMatchObject({ count: 187, first: wednesday, last: sunday });
  expect(lower).toMatchObject({ count: 179, first: monday, last: 3, left: upper?.left });
});

test('the year is shown above the first month and where it changes', () => {
  const months = (view: typeof tile) =>
    textsIn(draw(calendar.toOption(decode(days(366, '2023-11-01')), view), view)).filter(
      (text) => text.length > 1 && !/^\d+$/.test(text),
    );
  expect(months({ ...tile, width: 900, language: 'zh-CN' })).toEqual([
    ...['2023年11月', '2024年', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月'],
  ]);
});

test('several years are one below the other, and on pages if days would be too small', () => {
  const data = decode(days(1800, '2020-01-01'));
  expect(calendar.steps(data, { width: 1000, height: 1000, unit: 1 })).toBe(1);
  expect(calendar.steps(data, tile)).toBeGreaterThan(1);
});

/** A file as a tile draws it. */
async function drawnAs(type: 'calendar', json: unknown): Promise<string> {
  const { type: chart, data } = await resolve(json, { name: 'calls', settings: { type }, type: undefined });
  return draw(chart.toOption(data, { ...tile, motion: false }), tile);
}

test('values within a day are added up, once', async () => {
  const calls = (...rows: [string, number][]) => rows.map(([time, calls]) => ({ time, calls }));
  const one = calls(['2024-05-03T08:00', 1], ['2024-05-03T20:00', 2]);
  expect(stripsIn(await drawnAs('calendar', one))).toMatchObject([{ count: 1 }]);
  const two = await drawnAs('calendar', [...one, ...calls(['2024-05-06T00:00', 4], ['2024-05-06T00:00', 5])]);
  expect(stripsIn(two)).toMatchObject([{ count: 2 }]);
  // The ends of the legend.
  expect(textsIn(two).filter((text) => /^\d$/.test(text))).toEqual(['3', '9']);
});

test('needs dates', () => {
  const input = inputOf([category('c', ['A']), measure('n', [1])], { label: 0, values: [1] });
  expect(() => calendar.decode(undefined, input)).toThrow('needs a column of dates');
});
