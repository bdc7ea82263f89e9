import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { describe, expect, test } from 'vitest';
import { samples } from '../../web/pages/gallery-samples.ts';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { drawnWidth } from '../helpers/drawn-width.ts';
import { forThisFile, type OnEnd } from '../helpers/for-this-file.ts';
import { startForeignSite } from '../helpers/foreign-site.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { useWallProcess } from '../helpers/wall-process.ts';
import type { TextsPage, Widths } from './texts/main.ts';

const browser = useBrowser();
const server = useWallProcess();
const textsPage = forThisFile(buildTextsPage);
const soon = { timeout: 20_000, interval: 50 };

const fonts: readonly (readonly [size: number, weight: 400 | 600])[] = [
  [16, 400],
  [18, 400],
  [22, 600],
  [11.36, 400],
];

describe('200 texts, half of them Chinese where the machine has a font for it, in the sizes of charts', () => {
  test('are as wide as measured, to half a pixel, and fit when truncated', async () => {
    const page = await openTexts();
    for (const font of fonts) {
      for (const { text, drawn, measured, byEms, cut } of await widthsOf(page, ...font)) {
        expect(Math.abs(measured - drawn), text).toBeLessThan(0.5);
        expect(Math.abs(byEms - drawn), text).toBeLessThan(Math.max(0.5, 0.02 * drawn));
        if (text.length > 3) expect(cut, text).toBeLessThan((2 / 3) * drawn + 0.5);
      }
    }
  });

  test('are measured on the server within 3 %', async () => {
    const page = await openTexts();
    for (const font of fonts) {
      const all = await widthsOf(page, ...font);
      for (const { text, drawn, byAdvances } of all) {
        expect(Math.abs(byAdvances / drawn - 1), text).toBeLessThan(0.03);
      }
    }
  });

  test('are as wide as the tests assume', async () => {
    const page = await openTexts();
    for (const [size, weight] of fonts) {
      for (const { text, drawn } of await widthsOf(page, size, weight))
        expect(Math.abs(drawnWidth(text, size, weight) - drawn), text).toBeLessThan(0.01 * drawn + 0.1);
    }
  });
});

/** Texts of the gallery: a hundred of either kind from all over it. */
const [latin, chinese] = [/^[\u0020-\u007e\u00a0-\u00ff–…]+$/, /\p{Script=Han}/u].map((kind) => {
  const all = samples.flatMap(({ text }) => text.split(/[\n,;:{}[\]"]+/)).map((text) => text.trim());
  const own = [...new Set(all)].filter((text) => kind.test(text));
  return Array.from({ length: 100 }, (_, i) => own[Math.floor((i * own.length) / 100)] ?? '');
});

async function openTexts(): Promise<Page> {
  const { page } = await openPage(browser(), `${await startForeignSite(textsPage())}/index.html`);
  await page.waitForFunction('globalThis.texts');
  return page;
}

async function widthsOf(page: Page, size: number, weight: 400 | 600): Promise<Widths[]> {
  const writesChinese = await page.evaluate('texts.writesChinese');
  const texts = [...(latin ?? []), ...(writesChinese ? (chinese ?? []) : [])];
  return page.evaluate(
    ([asked, px, heavy]) => (globalThis as unknown as { texts: TextsPage }).texts.widthsOf(asked, px, heavy),
    [texts, size, weight] as const,
  );
}

async function buildTextsPage(onEnd: OnEnd): Promise<string> {
  const outDir = await tempFolder(onEnd);
  const { wallFont } = (await import(join(import.meta.dirname, '../../.config/font.mjs'))) as {
    wallFont(folder: string): Plugin;
  };
  await build({
    root: join(import.meta.dirname, 'texts'),
    configFile: join(import.meta.dirname, '../../web/vite.config.ts'),
    plugins: [wallFont(await tempFolder(onEnd))],
    logLevel: 'warn',
    build: { outDir, emptyOutDir: false },
  });
  return outDir;
}

describe('a font that comes late', () => {
  test('is not waited for, and everything is redrawn when it is loaded', async () => {
    const { page } = await openPage(browser(), server().url, {
      prepare: async (opened) => {
        await opened.addInitScript(noteFonts);
        await opened.route('**/*.woff2', async (route) => {
          // every chart is drawn before the font comes
          await opened.waitForFunction(() => (globalThis as unknown as Noted).fonts.size === 6);
          await route.continue();
        });
      },
    });
    const written = () => page.evaluate(() => [...(globalThis as unknown as Noted).fonts.values()]);
    const inInter = async () => (await written()).filter(({ last }) => last.includes('Inter')).length;
    await expect.poll(inInter, soon).toBe(6);
    for (const { first } of await written()) expect(first).not.toContain('Inter');
  });
});

interface Noted {
  /** by chart, the CSS fonts of its first text and of its last one so far */
  fonts: Map<string, { first: string; last: string }>;
}

/** Runs in the page before its own scripts. */
function noteFonts(): void {
  const fonts: Noted['fonts'] = new Map();
  Object.assign(globalThis, { fonts });
  const context = CanvasRenderingContext2D.prototype;
  const write = context.fillText;
  context.fillText = function (...args) {
    const chart = this.canvas.closest('[data-chart]')?.getAttribute('data-chart');
    if (chart) fonts.set(chart, { first: fonts.get(chart)?.first ?? this.font, last: this.font });
    write.apply(this, args);
  };
}
