import { beforeAll, expect, test } from 'vitest';
import { boundsAround } from '../../../../web/charts/families/located/bounds.ts';
import { china } from '../../../../web/charts/types/china/index.ts';
import { draw, textsIn, withMap } from '../draw.ts';
import { category, inputOf, measure } from '../input.ts';
import { filledWith } from '../shapes-in.ts';
import { tile } from '../views.ts';

const columns = [
  category('name', ['北京', '成都', '广州']),
  measure('lon', [116.4, 104.1, 113.3]),
  measure('lat', [39.9, 30.7, 23.1]),
  measure('people', [16, 4, 1], 'M'),
];
const view = { ...tile, width: 800, height: 600, motion: false };
const draws = (values: readonly number[], people = columns[3]) => {
  const input = inputOf([...columns.slice(0, 3), ...(people ? [people] : [])], {
    label: 0,
    coordinates: [1, 2],
    values,
  });
  return draw(china.toOption(china.decode(undefined, input), view), view);
};
/** Left to right. */
const circlesIn = (svg: string) =>
  filledWith(svg, view.theme.series[0]).toSorted((one, other) => one.left - other.left);
const middleOf = ({ left, right }: { left: number; right: number }) => (left + right) / 2;

beforeAll(() => withMap('china'));

test('each point is a circle where it lies, its area as large as its value, with its name beside it', () => {
  const svg = draws([3]);
  const [chengdu, canton, beijing] = circlesIn(svg);
  if (!chengdu || !canton || !beijing) throw new Error('there are no three circles');
  expect(beijing.width / chengdu.width).toBeCloseTo(2, 1);
  const share = (middleOf(canton) - middleOf(chengdu)) / (middleOf(beijing) - middleOf(chengdu));
  expect(share).toBeCloseTo((113.3 - 104.1) / (116.4 - 104.1), 2);
  expect(beijing.top).toBeLessThan(chengdu.top);
  expect(textsIn(svg)).toEqual(expect.arrayContaining(['北京 16', '成都 4', '广州 1']));
});

test('without a figure, or with one below zero, all circles have one size', () => {
  for (const svg of [draws([]), draws([3], measure('°C', [-4, 8, 20]))]) {
    const widths = circlesIn(svg).map(({ width }) => Math.round(width));
    expect(widths).toHaveLength(3);
    expect(new Set(widths).size).toBe(1);
  }
});

test('the map is as large as the points need, and whole where they are far apart', () => {
  const points = (...all: (readonly [number, number])[]) =>
    boundsAround(
      { points: all.map(([longitude, latitude]) => ({ row: 0, longitude, latitude })) },
      'world',
      view,
    );
  const near = points([10, 50], [12, 52]);
  const [west, south, east, north] = near.bounds;
  expect([west < 10, south < 50, east > 12, north > 52]).toEqual([true, true, true, true]);
  expect(north - south).toBeLessThan(4);
  // Fills the drawing: degrees of longitude are three quarters as wide.
  expect(((east - west) * 0.75) / (north - south)).toBeCloseTo(800 / 600);
  expect(near.isCoarse).toBe(false);
  expect(points([-120, 40], [140, -30]).bounds).toEqual([-180, -56, 180, 84]);
});

test('of one city the coarse borders of a map are not shown, and points at one place are drawn', () => {
  const city = { points: [{ row: 0, longitude: 13.4, latitude: 52.5 }] };
  expect(boundsAround(city, 'world', view).isCoarse).toBe(true);
});

test('kinds have a colour each, and a legend', () => {
  const kinds = [...columns.slice(0, 3), category('line', ['A', 'B', 'A'])];
  const input = inputOf(kinds, { label: 0, group: 3, coordinates: [1, 2], values: [] });
  const svg = draw(china.toOption(china.decode(undefined, input), view), view);
  expect(textsIn(svg)).toEqual(expect.arrayContaining(['A', 'B', '成都']));
  const [first, second] = view.theme.series;
  expect([first, second].map((colour) => filledWith(svg, colour ?? '').length)).toEqual([2, 1]);
});
