/** `npm run screenshot`: takes the README's pictures of the moving sample wall, of both its pages, from the built server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { launchChromium } from '../helpers/chromium.ts';

const root = join(import.meta.dirname, '../..');
const picture = join(import.meta.dirname, 'wall.png');
const secondPicture = join(import.meta.dirname, 'wall-figures.png');

const server = spawn(
  process.execPath,
  [join(root, 'dist/server/index.js'), '--demo', '--port', '0', '--log-level', 'warn'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const browser = await launchChromium();
try {
  const [words] = (await once(server.stdout, 'data')) as [Buffer];
  const url = /http:\S+/.exec(words.toString())?.[0];
  if (url === undefined) throw new Error(`The server did not say where it is: ${words.toString()}`);
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, locale: 'en' });
  await page.goto(url);
  await page.locator('[data-state=ready]').nth(5).waitFor();
  await page.waitForTimeout(1500); // drawings grow for 400 ms, the map comes last
  await page.screenshot({ path: picture });
  await page.emulateMedia({ reducedMotion: 'reduce' }); // no figure is half way
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(3000); // the page turns, and its map is loaded
  await page.screenshot({ path: secondPicture });
  console.log(picture, secondPicture);
} finally {
  await browser.close();
  server.kill('SIGTERM');
}
