import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const server = useWallProcess();

interface Fade {
  /** e.g. `::view-transition-old(page-0)` */
  part: string | null | undefined;
  from: number;
  to: number;
}

/** Notes the fades of each view transition: when they begin and end, in ms. Every browser here seems to have a graphics card. */
async function watchFades(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const fades: Fade[][] = [];
    Object.assign(window, { fades });
    WebGLRenderingContext.prototype.getParameter = () => 'a graphics card';
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (update) => {
      const transition = start(update);
      const note = (): void => {
        const effects = document.getAnimations().map(({ effect }) => effect as KeyframeEffect);
        const parts = effects.filter(({ pseudoElement }) => /-(old|new)\(page/.test(pseudoElement ?? ''));
        fades.push(
          parts
            .filter((effect) => effect.getKeyframes().some(({ opacity }) => opacity !== undefined))
            .map((effect) => {
              const { delay, endTime } = effect.getComputedTiming();
              return { part: effect.pseudoElement, from: Number(delay), to: Number(endTime) };
            }),
        );
      };
      void transition.ready.then(note, () => fades.push([]));
      return transition;
    };
  });
}

const fadesOf = (page: Page) => page.evaluate(() => (window as unknown as { fades: Fade[][] }).fades);
const soon = { timeout: 15_000, interval: 50 };

async function openWall() {
  const pageOf = (chart: string) => ({ tiles: [{ chart }, { chart: 'seller' }] });
  await server().drop('walls/turns.json', { seconds: 3600, pages: [pageOf('trend'), pageOf('stock')] });
  const { page, stateOf } = await openWallPage(browser(), `${server().url}?wall=turns`, {
    prepare: watchFades,
    reducedMotion: 'no-preference',
  });
  await expect.poll(() => stateOf('seller'), soon).toBe('ready');
  return page;
}

test('a page has faded out before the next fades in, within 300 ms', async () => {
  const page = await openWall();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => fadesOf(page), soon).not.toHaveLength(0);
  expect((await fadesOf(page))[0]?.toSorted((a, b) => a.from - b.from)).toEqual([
    { part: '::view-transition-old(page-0)', from: 0, to: 150 },
    { part: '::view-transition-new(page-1)', from: 150, to: 300 },
  ]);
});

test('a page that stays while the theme changes fades into itself', async () => {
  const page = await openWall();
  await page.keyboard.press('t');
  await expect.poll(() => fadesOf(page), soon).not.toHaveLength(0);
  const [fades = []] = await fadesOf(page);
  const [before, after] = fades.map(({ part }) => part?.replace(/old|new/, ''));
  expect(fades).toHaveLength(2);
  expect(before).toBe(after);
  for (const { from, to } of fades) expect([from, to]).toEqual([0, 300]);
});
