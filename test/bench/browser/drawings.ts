import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, defaultClientConditions } from 'vite';
import type { Drawings } from '../page/main.ts';
import type { Bench } from '../parts/bench.ts';
import { createMeter } from './meter.ts';
import { serveFolders } from './serve-folders.ts';
import { pageUnits } from './units.ts';

const root = join(import.meta.dirname, '../../..');

/** Drawing in our page's own ways and with its own build of ECharts, without the rest of the page around it. */
export async function drawings(bench: Bench, browser: Browser): Promise<void> {
  const outDir = await bench.stage.folder();
  await buildPage(outDir);
  const server = await serveFolders({
    '/data/': join(root, 'data'),
    '/maps/': join(root, 'dist/web/maps'),
    '/': outDir,
  });
  bench.stage.atEnd(() => server.close());
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(server.url);
  await page.waitForFunction(
    () => 'drawings' in globalThis && document.querySelectorAll('canvas').length >= 6,
  );

  const { busy } = await createMeter(page);
  const ask = (name: keyof Drawings) => busyFor(page, busy, name);
  await bench.compare(
    'theme switch',
    new Map([
      ['dispose and init', ask('remake')],
      ['ours', ask('switchTheme')],
    ]),
  );
  await ask('showLine')();
  // a wall runs for weeks: what is measured is not to be the compiler at work
  await bench.compare('a line of 100,000 points', new Map([['ours', ask('updateLine')]]), {
    warmUp: 20,
    rounds: 3 * bench.rounds,
  });
  await page.close();
}

function busyFor(page: Page, busy: (run: () => Promise<unknown>) => Promise<number>, name: keyof Drawings) {
  return async () => ({
    [pageUnits.busy]: await busy(() =>
      page.evaluate((asked) => (globalThis as unknown as { drawings: Drawings }).drawings[asked](), name),
    ),
  });
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    root: join(root, 'test/bench/page'),
    configFile: false,
    logLevel: 'warn',
    resolve: { conditions: ['source', ...defaultClientConditions] },
    build: { outDir, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 1500 },
  });
}
