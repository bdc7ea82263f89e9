import { expect, test } from 'vitest';
import { heatmap } from '../../../../../web/charts/types/heatmap/index.ts';
import { category, givenOf, measure } from '../../given.ts';
import { draw, textsIn } from '../../draw.ts';
import { tile } from '../../views.ts';

const decode = (...asked: Parameters<typeof givenOf>) => heatmap.decode(undefined, givenOf(...asked));
const wide = (columns: number, rows: number) =>
  decode(
    [
      category(
        'c',
        Array.from({ length: columns }, (_, i) => `列${i}`),
      ),
      ...Array.from({ length: rows }, (_, row) =>
        measure(
          `行${row}`,
          Array.from({ length: columns }, (_, i) => row * i),
        ),
      ),
    ],
    { label: 0, values: Array.from({ length: rows }, (_, row) => row + 1) },
  );

test('fields say their values where those have room, in ink that can be read on them', () => {
  const texts = textsIn(draw(heatmap.toOption(wide(4, 3), tile), tile));
  expect(texts).toEqual(expect.arrayContaining(['列0', '行2', '6']));
  expect(heatmap.toOption(wide(60, 30), tile)).toMatchObject({ series: [{ label: { show: false } }] });
});

test('a legend shows all colours between the least and the greatest value', () => {
  expect(heatmap.toOption(wide(4, 3), tile)).toMatchObject({
    visualMap: {
      type: 'continuous',
      min: 0,
      max: 6,
      text: ['6', '0'],
      inRange: { color: [...tile.theme.sequential] },
    },
  });
});

test('values on both sides of zero have colours that part there', () => {
  const data = decode([measure('a', [-1, 4])], { values: [0] });
  expect(heatmap.toOption(data, tile)).toMatchObject({
    visualMap: { min: -4, max: 4, inRange: { color: [...tile.theme.diverging] } },
  });
});

test('what is empty is no field', () => {
  const data = decode([measure('a', [1, NaN, 3])], { values: [0] });
  expect(heatmap.toOption(data, tile)).toMatchObject({
    series: [{ data: [{ value: [0, 0, 1] }, { value: [2, 0, 3] }] }],
  });
});

test('names of columns are on two lines, or cut, rather than left out; those that count are told now and then', () => {
  const textsOf = (names: readonly string[]) => {
    const rows = ['a', 'b'].map((name) =>
      measure(
        name,
        names.map((_, i) => i),
      ),
    );
    const data = decode([category('c', names), ...rows], { label: 0, values: [1, 2] });
    return textsIn(draw(heatmap.toOption(data, tile), tile));
  };
  const towns = ['Altstadt', 'Neuer Hafen', 'Mitte', 'Am Bahnhof', 'Südvorstadt', 'West', 'Ost'];
  const said = textsOf(towns);
  expect(said).toEqual(expect.arrayContaining(['Neuer', 'Hafen', 'Mitte', 'West', 'Ost']));
  expect(said.some((text) => /^S.*…/.test(text))).toBe(true);
  const hours = textsOf(Array.from({ length: 12 }, (_, i) => `Stunde${i + 1}`));
  expect(hours).toContain('Stunde1');
  expect(hours).not.toContain('Stunde2');
  expect(hours.join()).not.toContain('…');
});
