import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const interOf = (script) => `@fontsource-variable/inter/files/inter-${script}-wght-normal.woff2`;

// All that the font has except for combining marks: those need tables of their own, and another font puts them right.
const characters = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2c6, 0x2c6],
  [0x2da, 0x2da],
  [0x2dc, 0x2dc],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
  [0x2215, 0x2215],
];

/** Files that a page loads when a text first needs one: web/font.css has their ranges. */
const more = {
  'latin-ext': [
    [0x100, 0x24f],
    [0x1e00, 0x1e9f],
    [0x1ef2, 0x1eff],
    [0x20a0, 0x20ab],
    [0x20ad, 0x20c0],
  ],
  vietnamese: [[0x1ea0, 0x1ef1]],
  greek: [[0x370, 0x3ff]],
  cyrillic: [
    [0x400, 0x45f],
    [0x490, 0x491],
    [0x2116, 0x2116],
  ],
};

// A wall writes in 400 to 600 and with figures of one width; all weights and features together are 48 KB instead of 21.
const part = {
  noHinting: true,
  variationAxes: { wght: { min: 400, max: 600 } },
  keepFeatures: ['kern', 'tnum'],
  // its licence, which goes with every copy
  preserveNameIds: [13, 14],
};

/**
 * A Vite plugin: the stylesheet's `inter.woff2` is as much of Inter as a wall needs. `folder` takes the file. The page asks for it at once:
 * the first drawings wait for it, and its own text is laid out one time less.
 */
export function wallFont(folder) {
  return {
    name: 'wall-font',
    async config() {
      const file = (script) => join(folder, `inter${script}.woff2`);
      await makeFont(file(''), fontAs('woff2'));
      for (const [script, ranges] of Object.entries(more))
        await makeFont(file(`-${script}`), subset(script, charactersIn(ranges), 'woff2'));
      return { resolve: { alias: [{ find: /^inter(-[a-z-]+)?\.woff2$/, replacement: file('$1') }] } };
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const files = Object.values(bundle).filter(({ names = [] }) => names.includes('inter.woff2'));
        const attributes = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '' };
        return files.map(({ fileName }) => ({
          tag: 'link',
          attrs: { ...attributes, href: `./${fileName}` },
          injectTo: 'head',
        }));
      },
    },
  };
}

async function makeFont(file, font) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await font);
}

/** The font that the page loads, as a `woff2` or a `truetype` file. */
export async function fontAs(targetFormat) {
  return subset('latin', fontCharacters, targetFormat);
}

async function subset(script, all, targetFormat) {
  const whole = await readFile(fileURLToPath(import.meta.resolve(interOf(script))));
  return subsetFont(whole, all.join(''), { ...part, targetFormat });
}

/** Every character of that font. */
export const fontCharacters = charactersIn(characters);

function charactersIn(ranges) {
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
  );
}
