import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const inter = '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2';

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
      const file = join(folder, 'inter.woff2');
      await makeFont(file);
      return { resolve: { alias: [{ find: /^inter\.woff2$/, replacement: file }] } };
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

async function makeFont(file) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await fontAs('woff2'));
}

/** The font that the page loads, as a `woff2` or a `truetype` file. */
export async function fontAs(targetFormat) {
  const whole = await readFile(fileURLToPath(import.meta.resolve(inter)));
  return subsetFont(whole, fontCharacters.join(''), { ...part, targetFormat });
}

/** Every character of that font. */
export const fontCharacters = characters.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
);
