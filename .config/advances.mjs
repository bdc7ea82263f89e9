import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fontCharacters } from './font.mjs';
import { readFont } from './shaping.mjs';

/** Regular and bold: all that charts are written in. */
const weights = [400, 600];
/** Kerning of less than this many thousandths of an em is left out: all of it is 30 KB. */
const leastKerning = 20;

const file = 'web/charts/text/advances.json';

/**
 * Writes how wide the characters of our font are, for the server, which has no browser to ask. The table lies among the sources, because
 * tests and `npm run dev` run without a build; it is written again when the font has changed.
 */
export async function makeAdvances(root) {
  const path = join(root, file);
  const fresh = await advancesOf();
  if ((await readFile(path, 'utf8').catch(() => '')) !== fresh) await writeFile(path, fresh);
}

/** The table as JSON: by weight, thousandths of an em by character, and by pair what kerning adds to its two characters. */
async function advancesOf() {
  const font = await readFont();
  const tables = weights.map((weight) => `"${weight}": ${inLines(tableOf(font, weight))}`);
  return `{\n${tables.join(',\n')}\n}\n`;
}

function tableOf(widthOf, weight) {
  const thousandths = (text) => Math.round(1000 * widthOf(text, weight));
  const table = new Map(fontCharacters.map((character) => [character, thousandths(character)]));
  for (const first of kerned)
    for (const second of kerned) {
      const kerning = thousandths(first + second) - table.get(first) - table.get(second);
      if (Math.abs(kerning) >= leastKerning) table.set(first + second, kerning);
    }
  return table;
}

/** What nearly all texts are made of. */
const kerned = fontCharacters.filter((character) => character <= '~' && !/\d/.test(character));

function inLines(table) {
  const lines = [''];
  for (const [text, width] of table) {
    const entry = ` ${JSON.stringify(text)}: ${width},`;
    if (lines.at(-1).length + entry.length <= 117) lines.push(lines.pop() + entry);
    else lines.push(entry);
  }
  return `{\n${lines
    .map((line) => ` ${line}`)
    .join('\n')
    .slice(0, -1)}\n}`;
}
