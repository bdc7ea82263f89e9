import { describe, expect, test } from 'vitest';
import { languages } from '#protocol';
import type { Column, Roles } from '#table';
import type { ChartType } from '../../../web/charts/chart-type.ts';
import { themes } from '../../../web/charts/themes/themes.ts';
import { area } from '../../../web/charts/types/area/index.ts';
import { bars } from '../../../web/charts/types/bars/index.ts';
import { boxplot } from '../../../web/charts/types/boxplot/index.ts';
import { bubble } from '../../../web/charts/types/bubble/index.ts';
import { calendar } from '../../../web/charts/types/calendar/index.ts';
import { candlestick } from '../../../web/charts/types/candlestick/index.ts';
import { groupedBars } from '../../../web/charts/types/grouped-bars/index.ts';
import { heatmap } from '../../../web/charts/types/heatmap/index.ts';
import { horizontalBars } from '../../../web/charts/types/horizontal-bars/index.ts';
import { lines } from '../../../web/charts/types/lines/index.ts';
import { scatter } from '../../../web/charts/types/scatter/index.ts';
import { stackedBars } from '../../../web/charts/types/stacked-bars/index.ts';
import { cutTexts } from './cut-texts.ts';
import { draw, drawEnds } from './draw.ts';
import { inputOf, measure } from './input.ts';
import { allSettings, oddColumns, oddSizes, oddTables, type Rows } from './odd-tables.ts';
import { tile } from './views.ts';

function columnsOf(rows: Rows): Column[] {
  const { count, valueAt, nameAt } = rows;
  const fourth = Array.from({ length: count }, (_, row) => valueAt(row + 3));
  return [...oddColumns(rows, (row) => nameAt(row % 3)), measure('', fourth)];
}

const tables = {
  ...oddTables(columnsOf, {
    values: [0, -1, 1e300, -1e300, 0.00012, NaN, -7, 1234567],
    negative: (row) => -10 - row,
  }),
  zeros: columnsOf({ count: 4, valueAt: () => 0, nameAt: (row) => `n${row}` }),
};

const [name, when, group, a, b, c, d] = [0, 1, 2, 3, 4, 5, 6] as const;
const cases: readonly (readonly [ChartType, ...Roles[]])[] = [
  [
    lines,
    { label: when, values: [a, b] },
    { label: name, values: [a, b, c, d] },
    { label: when, group, values: [a] },
  ],
  [area, { label: when, values: [a, b] }, { label: name, values: [a] }, { label: when, group, values: [a] }],
  [bars, { label: name, values: [a] }, { label: when, values: [a] }, { values: [a] }],
  [horizontalBars, { label: name, values: [a] }, { label: name, values: [a, b] }],
  [groupedBars, { label: name, values: [a, b, c] }, { label: when, group, values: [a] }],
  [stackedBars, { label: name, values: [a, b, c] }, { label: when, group, values: [a] }],
  [scatter, { values: [a, b] }, { label: name, group, values: [a, b] }],
  [bubble, { values: [a, b], size: c }, { label: name, group, values: [a, b], size: c }],
  [heatmap, { label: name, values: [a, b, c] }, { label: when, group, values: [a] }],
  [calendar, { label: when, values: [a] }],
  [
    candlestick,
    { label: when, values: [], prices: [a, b, c, d] },
    { label: name, values: [], prices: [a, b, c, d] },
  ],
  [boxplot, { label: group, values: [a] }, { values: [a, b, c] }],
];

describe.each(cases.map(([type, ...roles]) => ({ type, roles, name: type.name })))(
  '$name',
  ({ type, roles }) => {
    test.each(Object.entries(tables))(
      '%s: is drawn at every size without invalid numbers',
      (kind, columns) => {
        for (const one of roles) {
          const data = type.decode(undefined, inputOf(columns, one));
          for (const size of kind === 'many' ? oddSizes.slice(0, 1) : oddSizes) {
            for (const { step, svg } of drawEnds(type, data, { ...tile, ...size })) {
              expect(svg, `${size.width} x ${size.height}, step ${step}`).not.toMatch(
                /NaN|undefined|Infinity/,
              );
              if (kind !== 'odd') expect(cutTexts(svg, size).join('\n')).toBe('');
            }
          }
        }
      },
    );

    test('is drawn in both languages and themes, and with settings', () => {
      for (const [one, columns] of roles.flatMap(
        (one) =>
          [
            [one, tables.odd],
            [one, tables.negative],
          ] as const,
      )) {
        const data = type.decode(undefined, inputOf(columns, one, allSettings));
        for (const [i, language] of languages.entries()) {
          const theme = Object.values(themes)[i] ?? themes.chalk;
          const svg = draw(type.toOption(data, { ...tile, language, theme }), tile);
          expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        }
      }
    });

    test('is empty without values, and not with one', () => {
      for (const one of roles) {
        expect(type.isEmpty(type.decode(undefined, inputOf(tables.none, one)))).toBe(true);
        expect(type.isEmpty(type.decode(undefined, inputOf(tables['all empty'], one)))).toBe(true);
        expect(type.isEmpty(type.decode(undefined, inputOf(tables.one, one)))).toBe(false);
      }
      expect(
        type.isEmpty(type.decode(undefined, { ...inputOf([], { values: [] }), source: { kind: 'empty' } })),
      ).toBe(true);
    });

    test('describes itself for screen readers, and does not animate with reduced motion', () => {
      const data = type.decode(
        undefined,
        inputOf(tables.negative, roles[0] ?? { values: [] }, { title: 'Prices' }),
      );
      // Neither is in a still picture.
      expect(type.toOption(data, { ...tile, motion: false })).toMatchObject({
        animation: false,
        aria: { enabled: true, label: { description: expect.stringMatching(/^Prices: .+/) } },
      });
    });

    test('rejects input without a table or numbers, with a reason', () => {
      const refused = expect.objectContaining({ name: 'ShapeError' });
      expect(() => type.decode([])).toThrow(refused);
      expect(() =>
        type.decode(undefined, {
          ...inputOf([], { values: [] }),
          source: { kind: 'tree', root: { name: '' } },
        }),
      ).toThrow(refused);
      expect(() => type.decode(undefined, inputOf(tables.one, { label: name, values: [] }))).toThrow(refused);
      expect(() => type.decode(undefined, inputOf(tables.one, { label: name, values: [name, 99] }))).toThrow(
        refused,
      );
    });
  },
);
