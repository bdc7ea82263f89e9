import { expect, test } from 'vitest';
import { readSource } from '#table';
import { option } from '../../../../web/charts/types/option/index.ts';
import { draw, textsIn } from '../draw.ts';
import { tile } from '../views.ts';

/** The texts of a drawing on a screen whose own clock is in another zone. */
function drawnIn(screen: string, json: object, wall: string | undefined): string[] {
  const own = process.env['TZ'];
  process.env['TZ'] = screen;
  try {
    const source = readSource(json, wall);
    const data = option.decode(undefined, { name: 'chart', source, roles: { values: [] }, settings: {} });
    return textsIn(draw(option.toOption(data, { ...tile, language: 'en' }), tile));
  } finally {
    if (own === undefined) delete process.env['TZ'];
    else process.env['TZ'] = own;
  }
}

const start = Date.parse('2026-07-01T08:00Z');
const every = <Row>(row: (ms: number, value: number) => Row): Row[] =>
  [0, 1, 2, 3, 4].map((at) => row(start + at * 3_600_000, at));
const iso = (ms: number): string => new Date(ms).toISOString();
/** Ten hours behind UTC. */
const offset = (ms: number): string => iso(ms - 36_000_000).replace('Z', '-10:00');
const line = { xAxis: { type: 'time' }, yAxis: {} };

const moments = {
  'ms since 1970': { ...line, series: { type: 'line', data: every((ms, value) => [ms, value]) } },
  'texts in UTC': { ...line, series: { type: 'line', data: every((ms, value) => [iso(ms), value]) } },
  'texts with an offset': {
    ...line,
    series: { type: 'line', data: every((ms, value) => ({ value: [offset(ms), value] })) },
  },
  'a dataset': {
    ...line,
    dataset: { source: [['when', 'n'], ...every((ms, value) => [iso(ms), value])] },
    series: [{ type: 'line' }, { type: 'bar' }],
  },
  'a dataset of records': {
    ...line,
    dataset: { source: every((ms, n) => ({ n, when: iso(ms) })) },
    series: { type: 'line', encode: { x: 'when', y: 'n' } },
  },
  'a dataset of rows across': {
    ...line,
    dataset: {
      source: [
        ['when', ...every((ms) => ms)],
        ['n', ...every((_, value) => value)],
      ],
    },
    series: { type: 'line', seriesLayoutBy: 'row' },
  },
  'an axis that says its ends': {
    xAxis: { type: 'time', min: start, max: iso(start + 4 * 3_600_000) },
    yAxis: {},
    series: { type: 'line', data: [[start, 1]] },
  },
  upright: {
    xAxis: {},
    yAxis: { type: 'time' },
    series: { type: 'line', data: every((ms, value) => [value, iso(ms)]) },
  },
};
const screens = ['America/New_York', 'Pacific/Apia'] as const;

test.each(Object.entries(moments))(
  'moments on a time axis are shown in the zone of the wall, whatever the screen’s own: %s',
  (_, json) => {
    const [one, other] = screens.map((screen) => drawnIn(screen, json, 'Asia/Kolkata'));
    expect(one).toEqual(other);
    // 8:00 to 12:00 UTC
    expect(one).toEqual(expect.arrayContaining(['14:00', '15:00', '16:00', '17:00']));
    expect(drawnIn(screens[0], json, undefined)).toEqual(expect.arrayContaining(['09:00', '11:00']));
  },
);

test('times without an offset are shown as they are written', () => {
  const json = {
    ...line,
    series: { type: 'line', data: every((ms, value) => [iso(ms).slice(0, 16).replace('T', ' '), value]) },
  };
  for (const screen of screens)
    expect(drawnIn(screen, json, 'Asia/Kolkata')).toEqual(
      expect.arrayContaining(['09:00', '10:00', '11:00']),
    );
});

test('marks stand at their times', () => {
  const marked = (at: string | number) => ({
    ...line,
    series: {
      type: 'line',
      data: every((ms, value) => [ms, value]),
      markLine: { label: { formatter: '{b}' }, data: [{ name: 'noon', xAxis: at }] },
      markPoint: { data: [{ name: 'noon', coord: [at, 2] }] },
    },
  });
  const source = readSource(marked(iso(start)), 'Asia/Kolkata');
  const data = option.decode(undefined, { name: 'chart', source, roles: { values: [] }, settings: {} });
  const { series } = option.toOption(data, tile) as {
    series: { markLine: { data: object[] }; markPoint: { data: object[] }; data: unknown[][] }[];
  };
  const first = series[0]?.data[0]?.[0];
  expect(series[0]).toMatchObject({
    markLine: { data: [{ xAxis: first }] },
    markPoint: { data: [{ coord: [first, 2] }] },
  });
});

test('days of a calendar are those of the wall', () => {
  const json = {
    calendar: { range: '2026-07' },
    visualMap: { min: 0, max: 9, show: false },
    series: { type: 'heatmap', coordinateSystem: 'calendar', data: [[Date.parse('2026-07-01T23:00Z'), 3]] },
  };
  const dayIn = (wall: string | undefined) => {
    const source = readSource(json, wall);
    const data = option.decode(undefined, { name: 'chart', source, roles: { values: [] }, settings: {} });
    return (option.toOption(data, tile) as { series: { data: unknown[][] }[] }).series[0]?.data[0]?.[0];
  };
  expect([dayIn('Asia/Kolkata'), dayIn(undefined)]).toEqual(['2026-07-02', '2026-07-01']);
});
