import type { Browser } from 'playwright-core';
import { launchChromium } from '../../helpers/chromium.ts';
import { testSecret, tokenFor } from '../../helpers/auth.ts';
import type { Work } from '../parts/bench.ts';
import { now } from '../parts/now.ts';
import { percentile } from '../parts/stats.ts';
import { startWall } from '../parts/wall.ts';

export const adoptTitle = 'a code that was entered';
export const adoptUnits = {
  median: 'ms, median',
  most: 'ms, most',
  all: 'ms to six charts, median',
};

/** As many codes as one address may enter in five minutes, with some to spare. */
const times = 8;

export const adopt: Work = {
  name: 'adopt',
  words:
    'from an operator who enters the code of a new screen to the first drawn chart on it, in Chromium, 1280 x 720; the screen asks every 2 s',
  async run(bench) {
    const { port } = await startWall(bench.stage, { flags: ['--secret', testSecret] });
    const browser = await launchChromium();
    bench.stage.atEnd(() => browser.close());
    const [first, all]: [number[], number[]] = [[], []];
    for (let n = 0; n < (bench.quick ? 2 : times); n++) {
      const took = await letIn(browser, port);
      first.push(took.first);
      all.push(took.all);
    }
    bench.record(adoptTitle, 'ours', {
      [adoptUnits.median]: percentile(first, 50),
      [adoptUnits.most]: Math.max(...first),
      [adoptUnits.all]: percentile(all, 50),
    });
  },
};

/** ms from the request that lets a new screen in to its first drawn chart, and to all six. */
async function letIn(browser: Browser, port: number): Promise<{ first: number; all: number }> {
  const url = `http://127.0.0.1:${port}`;
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.goto(url);
  const code = await page.locator('.code', { hasText: '-' }).textContent();
  const began = now();
  const { status } = await fetch(`${url}/api/-/adopt`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await tokenFor('operator')}` },
    body: JSON.stringify({ code }),
  });
  if (status !== 204) throw new Error(`the screen was not let in: ${status}`);
  const drawn = page.locator('[data-chart][data-state=ready] canvas');
  await drawn.first().waitFor();
  const first = now() - began;
  await drawn.nth(5).waitFor();
  const all = now() - began;
  await context.close();
  return { first, all };
}
