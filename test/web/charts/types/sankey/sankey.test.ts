import { expect, test } from 'vitest';
import { gathered, layered } from '../../../../../web/charts/types/sankey/layers.ts';
import { sankey } from '../../../../../web/charts/types/sankey/index.ts';
import { draw, textsIn } from '../../draw.ts';
import { category, inputOf, measure } from '../../input.ts';
import { tile } from '../../views.ts';

type LegendRow = readonly [source: string, target: string, value?: number];
const flows = (rows: readonly LegendRow[]) =>
  inputOf(
    [
      category(
        'from',
        rows.map(([from]) => from),
      ),
      category(
        'to',
        rows.map(([, to]) => to),
      ),
      measure(
        'n',
        rows.map(([, , value = 1]) => value),
      ),
    ],
    { source: 0, target: 1, values: [2] },
  );
const drawn = (input: ReturnType<typeof flows>): string =>
  draw(sankey.toOption(sankey.decode(undefined, input), tile), tile);

test('every node shows its name and its total', () => {
  const texts = textsIn(
    drawn(
      flows([
        ['coal', 'power', 30],
        ['wind', 'power', 12],
        ['power', 'homes', 20],
      ]),
    ),
  );
  expect(texts).toEqual(expect.arrayContaining(['coal', '30', 'wind', '12', 'power', '42', 'homes', '20']));
});

test('rows with the same source and target are one flow, rows of zero none', () => {
  const { layers } = sankey.decode(
    undefined,
    flows([
      ['a', 'b', 1],
      ['a', 'b', 2],
      ['a', 'c', 0],
    ]),
  );
  expect(layers.flows).toEqual([{ source: 'a', target: 'b', value: 3 }]);
});

test('without a measure every row counts as one', () => {
  const input = {
    ...flows([
      ['a', 'b'],
      ['a', 'b'],
    ]),
    roles: { source: 0, target: 1, values: [] },
  };
  expect(sankey.decode(undefined, input).layers.flows).toMatchObject([{ value: 2 }]);
});

test.each([
  [
    'a circle',
    [
      ['a', 'b', 1],
      ['b', 'c', 2],
      ['c', 'a', 3],
    ],
  ],
  [
    'a node that goes to itself',
    [
      ['a', 'a', 1],
      ['a', 'b', 2],
    ],
  ],
] as const)('%s is drawn from one side to the other, with nothing left out', (_kind, rows) => {
  const { layers } = sankey.decode(undefined, flows(rows));
  expect(layers.flows).toHaveLength(rows.length);
  expect(new Set(layers.nodes.map(({ depth }) => depth))).toEqual(new Set([0, 1]));
  expect(drawn(flows(rows))).not.toMatch(/NaN|undefined/);
});

test('the smallest nodes of a crowded layer are combined, without creating a cycle', () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({
    source: `s${i % 40}`,
    target: `t${i % 37}`,
    value: i + 1,
  }));
  const few = gathered(layered(rows), 5, 'en');
  expect(few.nodes).toHaveLength(10);
  expect(few.nodes.filter(({ rest }) => rest).map(({ name }) => name)).toEqual([
    'Others (36)',
    'Others (33)',
  ]);
  const sum = (all: readonly { value: number }[]): number =>
    all.reduce((total, { value }) => total + value, 0);
  expect(sum(few.flows)).toBe(sum(rows));
  expect(layered(few.flows).nodes).toHaveLength(10);
});

test('a chain of thousands is drawn from one side to the other', () => {
  const chain = Array.from({ length: 5000 }, (_, i) => ({ source: `${i}`, target: `${i + 1}`, value: 1 }));
  expect(Math.max(...layered(chain).nodes.map(({ depth }) => depth))).toBe(1);
});

test('a table without source and target is rejected', () => {
  const input = { ...flows([['a', 'b']]), roles: { values: [2] } };
  expect(() => sankey.decode(undefined, input)).toThrow(expect.objectContaining({ name: 'ShapeError' }));
});

test('an inner name without room for a few letters is left out, not cut to nothing', () => {
  const chain = Array.from({ length: 9 }, (_, i): LegendRow => [
    `station number ${i}`,
    `station number ${i + 1}`,
    9,
  ]);
  const texts = textsIn(drawn(flows(chain)));
  expect(texts).toEqual(['statio…mber 0', 'statio…mber 9']);
});
