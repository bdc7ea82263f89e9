/** `npm run pictures`: takes the README's picture of the chart types from the built server, which draws the gallery's files. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chartTypeNames } from '../../server/protocol/index.ts';
import { launchChromium } from '../helpers/chromium.ts';

const root = join(import.meta.dirname, '../..');
const picture = join(import.meta.dirname, 'chart-types.png');
/** The six are on the picture of the wall, and what an option draws is up to its author. */
const types = chartTypeNames.slice(6).filter((type) => type !== 'option');
const [columns, width, height, gap] = [5, 320, 208, 10];

const state = await mkdtemp(join(tmpdir(), 'chartwall-'));
const args = [join(root, 'web/gallery'), '--port', '0', '--state-dir', state, '--log-level', 'warn'];
const server = spawn(process.execPath, [join(root, 'dist/server/index.js'), ...args], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await launchChromium();
try {
  const [words] = (await once(server.stdout, 'data')) as [Buffer];
  const url = /http:\S+/.exec(words.toString())?.[0];
  if (url === undefined) throw new Error(`The server did not say where it is: ${words.toString()}`);
  const page = await browser.newPage({ viewport: { width: columns * (width + gap) + gap, height: 600 } });
  const images = types.map((type) => {
    const theme = types.indexOf(type) % 2 === 0 ? 'chalk' : 'vintage';
    return `<img src="${url}api/${type}.svg?width=${width}&height=${height}&lang=en&theme=${theme}" alt="">`;
  });
  await page.setContent(`<style>
    body { display: grid; grid-template-columns: repeat(${columns}, ${width}px); gap: ${gap}px; margin: ${gap}px }
    img { display: block; border-radius: 6px }
    </style>${images.join('')}`);
  await page.waitForFunction(
    '[...document.images].every((image) => image.complete && image.naturalWidth > 0)',
  );
  await page.screenshot({ path: picture, fullPage: true, omitBackground: true });
  console.log(picture);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await rm(state, { recursive: true, force: true });
}
