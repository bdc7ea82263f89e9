import { expect, test } from 'vitest';
import { heatmap } from '../../../../../web/charts/types/heatmap/index.ts';
import { category, inputOf, measure } from '../../input.ts';
import { draw, textsIn } from '../../draw.ts';
import { shapesIn } from '../../shapes-in.ts';
import { textBoxes } from '../../text-boxes.ts';
import { tile } from '../../views.ts';

const decode = (...args: Parameters<typeof inputOf>) => heatmap.decode(undefined, inputOf(...args));
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

const drawn = (data: ReturnType<typeof decode>) => draw(heatmap.toOption(data, tile), tile);
const fieldsIn = (svg: string) => shapesIn(svg).filter(({ fill }) => fill !== undefined);
const { sequential, diverging } = tile.theme;
/** The colours along the legend, from the left, and the texts at its ends. */
const legendIn = (svg: string) => {
  const bar = shapesIn(svg).findLast(({ gradient }) => gradient);
  if (!bar) throw new Error('No legend is drawn');
  const ends = textBoxes(svg).filter(({ middle }) => middle > bar.top && middle < bar.bottom);
  return {
    colourAt: (at: number) => bar.gradient?.stops.find((stop) => stop.at === at)?.colour,
    low: ends.find(({ left }) => left < bar.left)?.said,
    high: ends.find(({ left }) => left >= bar.right)?.said,
  };
};

test('cells show their values if these fit, in a readable colour', () => {
  const texts = textsIn(draw(heatmap.toOption(wide(4, 3), tile), tile));
  expect(texts).toEqual(expect.arrayContaining(['列0', '行2', '6']));
  const small = drawn(wide(60, 30));
  expect(fieldsIn(small)).toHaveLength(60 * 30);
  expect(textsIn(small).filter((text) => /^[\d,.万]+$/.test(text))).toEqual(['0', '1,711']);
});

test('a legend shows all colours between minimum and maximum', () => {
  const svg = drawn(wide(4, 3));
  const { colourAt, low, high } = legendIn(svg);
  expect([low, high]).toEqual(['0', '6']);
  expect([0, 0.25, 0.5, 0.75, 1].map(colourAt)).toEqual(sequential);
  const fields = fieldsIn(svg).map(({ fill }) => fill);
  expect([fields[0], fields[7], fields[11]]).toEqual([sequential[0], sequential[2], sequential[4]]);
});

test('values of both signs have colours that diverge at zero', () => {
  const svg = drawn(decode([measure('a', [-1, 0, 4])], { values: [0] }));
  const { colourAt, low, high } = legendIn(svg);
  expect([low, high]).toEqual(['−4', '4']);
  expect([0, 0.5, 1].map(colourAt)).toEqual([diverging[0], diverging[3], diverging[6]]);
  const [, zero, above] = fieldsIn(svg).map(({ fill }) => fill);
  expect([zero, above]).toEqual([diverging[3], diverging[6]]);
});

test('an empty value has no cell', () => {
  const svg = drawn(decode([measure('a', [1, NaN, 3])], { values: [0] }));
  const fields = fieldsIn(svg);
  expect(fields.map(({ fill }) => fill)).toEqual([sequential[0], sequential[4]]);
  const said = textBoxes(svg).filter(({ middle }) => middle > 100 && middle < 300);
  expect(said.map(({ said }) => said)).toEqual(['1', '3']);
  for (const [i, { left }] of said.entries()) expect(fields[i]?.covers(left, tile.height / 2)).toBe(true);
  expect(fields[1]?.left).toBeCloseTo((2 / 3) * tile.width, 0);
});

test('column names are wrapped or truncated rather than skipped; numbered ones are skipped', () => {
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
