import { expect, test } from 'vitest';
import { seriesDataOf } from '../../../../../web/charts/data/series-data.ts';
import { tableInputOf } from '../../../../../web/charts/data/table-input.ts';
import { lines } from '../../../../../web/charts/types/lines/index.ts';
import { draw, textsIn } from '../../draw.ts';
import { inputOf, measure, time } from '../../input.ts';
import { strokedWith } from '../../shapes-in.ts';
import { tile } from '../../views.ts';

const days = ['2024-05-01', '2024-05-02', '2024-05-03'];

/** A line for each group; `minor` are drawn without a colour of their own. */
function grouped(groups: readonly string[], minor: ReadonlyMap<string, number>, roles = {}) {
  const columns = [
    time(
      'day',
      groups.flatMap(() => days),
      'day',
    ),
    {
      kind: 'category' as const,
      name: 'region',
      values: groups.flatMap((name) => days.map(() => name)),
      minor,
    },
    measure(
      'rate',
      groups.flatMap((_, at) => days.map((__, day) => 100 ** at + day)),
    ),
  ];
  return inputOf(columns, { label: 0, group: 1, values: [2], ...roles });
}
const drawn = (input: ReturnType<typeof grouped>) =>
  draw(lines.toOption(lines.decode(undefined, input), { ...tile, language: 'en' }), tile);
const { mutedInk, series } = tile.theme;

test('groups beyond the largest are thin lines without a colour and a name', () => {
  const svg = drawn(
    grouped(
      ['A', 'B', 'C', 'D'],
      new Map([
        ['C', 0],
        ['D', 0],
      ]),
    ),
  );
  expect(textsIn(svg).filter((text) => /^\W*[A-D]$/.test(text.trim()))).toHaveLength(2);
  expect(strokedWith(svg, mutedInk).filter(({ lineWidth }) => lineWidth === 1.5)).toHaveLength(2);
  expect(strokedWith(svg, series[0])[0]?.lineWidth).toBe(2.5);
});

test('the largest keep their colours and end labels where a small group comes first in the file', () => {
  const input = grouped(['C', 'A', 'B'], new Map([['C', 0]]));
  expect(seriesDataOf(tableInputOf(input)).series.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  expect(strokedWith(drawn(input), series[0])).toHaveLength(1);
});

test('the sum of the others has a name in the language of the screen, and no colour', () => {
  const input = grouped(['A', 'B', '…'], new Map([['…', 3]]));
  expect(seriesDataOf(tableInputOf(input)).series.at(-1)).toMatchObject({
    name: { en: 'Others (3)', 'zh-CN': '其他 (3)' },
    others: true,
  });
  const svg = drawn(input);
  expect(textsIn(svg).join()).toContain('Others (3)');
  expect(strokedWith(svg, mutedInk).some(({ lineWidth }) => lineWidth === 2.5)).toBe(true);
});

test('groups of different scales have panels, of which the first says what is measured', () => {
  const optionOf = (names: readonly string[], minor = new Map<string, number>()) =>
    lines.toOption(lines.decode(undefined, grouped(names, minor)), tile) as {
      yAxis: readonly { name: string }[];
    };
  const { yAxis } = optionOf(['A', 'B', 'C']);
  expect(yAxis.map(({ name }) => name.trim())).toEqual(
    ['A · rate', 'B', 'C'].map((name) => expect.stringContaining(name) as string),
  );
  expect(Array.isArray(optionOf(['A', 'B', 'C'], new Map([['C', 2]])).yAxis)).toBe(false);
});

test('more groups share the panels, each with those of its scale', () => {
  const sizes = { North: 900, Isle: 0.8, South: 500, East: 40 };
  const columns = [
    time(
      'day',
      Object.keys(sizes).flatMap(() => days),
      'day',
    ),
    {
      kind: 'category' as const,
      name: 'region',
      values: Object.keys(sizes).flatMap((name) => days.map(() => name)),
    },
    measure(
      'sales',
      Object.values(sizes).flatMap((size) => days.map((_, day) => size * (1 + day / 10))),
    ),
  ];
  const input = inputOf(columns, { label: 0, group: 1, values: [2] });
  const { yAxis, series: drawnSeries } = lines.toOption(lines.decode(undefined, input), tile) as {
    yAxis: readonly { name: string }[];
    series: readonly { name: string; yAxisIndex: number }[];
  };
  expect(yAxis.map(({ name }) => name.replace(/\{\w+\|\}/g, '●'))).toEqual([
    '● North   ● South',
    '● Isle',
    '● East',
  ]);
  expect(drawnSeries.map(({ name, yAxisIndex }) => [name, yAxisIndex])).toEqual([
    ['North', 0],
    ['Isle', 1],
    ['South', 0],
    ['East', 2],
  ]);
  const svg = draw(lines.toOption(lines.decode(undefined, input), { ...tile, language: 'en' }), tile);
  expect(textsIn(svg).join()).toContain('East');
});
