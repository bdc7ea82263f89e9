import { chartTypeNames, languages, type ChartTypeName, type ThemeName } from '#protocol';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../../web/charts/colour/contrast.ts';
import { drawPicture } from '../../../web/charts/picture.ts';
import { themes } from '../../../web/charts/themes/themes.ts';
import { shapesIn } from './shapes-in.ts';
import { textBoxes } from './text-boxes.ts';

const table = [
  ['North', 12, 3, 8],
  ['South', 5, 9, 2],
  ['East', 8, 4, 11],
  ['West', 2, 7, 6],
].map(([region, a, b, c]) => ({ region, a, b, c }));

/** The colour and place of each text of a picture, with what is drawn below it. */
async function textsOf(type: ChartTypeName, theme: ThemeName) {
  const request = {
    name: 'sales',
    text: JSON.stringify(table),
    type,
    theme,
    language: languages[0],
    width: 900,
    height: 600,
  };
  const picture = await drawPicture(request, () => Promise.resolve(undefined));
  if (!('svg' in picture)) return [];
  const { svg } = picture;
  const fills = shapesIn(svg).filter(({ fill, opacity }) => fill && opacity > 0.9);
  const inks = Array.from(
    svg.matchAll(/<text ([^>]*)>[^<]*</g),
    ([, attributes = '']) => /fill="(#[\da-f]{6})"/.exec(attributes)?.[1],
  );
  return textBoxes(svg).flatMap((box, i) => {
    const ink = inks[i];
    const under = fills.findLast(({ covers }) => covers(box.left + box.width / 2, box.middle));
    return ink ? [{ said: box.said, ink, ground: under?.fill ?? themes[theme].surface }] : [];
  });
}

describe.each(Object.keys(themes) as ThemeName[])('%s', (theme) => {
  test.each(chartTypeNames)('%s: every text can be read on what is below it', async (type) => {
    for (const { said, ink, ground } of await textsOf(type, theme))
      expect(contrast(ink, ground), `${said}: ${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });
});
