import { join } from 'node:path';

const config = join(import.meta.dirname, '../../.config');
const { readFont } = (await import(join(config, 'shaping.mjs'))) as {
  readFont(): Promise<(text: string, weight: number) => number>;
};
const { fontCharacters } = (await import(join(config, 'font.mjs'))) as { fontCharacters: readonly string[] };

const emsOf = await readFont();
const own = new Set(fontCharacters);

/**
 * How wide a browser draws a line of text, px: shaped by HarfBuzz, as Chromium does, in the font that the page loads. What is not in that
 * font is as wide as CJK characters are. test/e2e/text-widths.test.ts compares it with Chromium.
 */
export function drawnWidth(text: string, size: number, weight: number): number {
  const characters = Array.from(text);
  const others = characters.filter((character) => !own.has(character)).length;
  const runs = characters.map((character) => (own.has(character) ? character : '\n')).join('');
  return size * (others + runs.split('\n').reduce((sum, run) => sum + emsOf(run, weight), 0));
}
