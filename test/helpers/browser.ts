import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { launchChromium } from './chromium.ts';
import { forThisFile } from './for-this-file.ts';

let shared: Browser | undefined;

/**
 * Called at the top of a test file: a Chromium for all its tests. Returns how to get at it. Files that share a worker share it, since a
 * start costs as much as a page; it ends with the worker, when its pipe closes. One with flags of its own is closed after the file.
 */
export function useBrowser(moreFlags: readonly string[] = []): () => Browser {
  return forThisFile(async (onEnd) => {
    if (moreFlags.length === 0) return (shared = shared?.isConnected() ? shared : await launchChromium());
    const browser = await launchChromium(moreFlags);
    onEnd(() => browser.close());
    return browser;
  });
}

export interface OpenPage {
  page: Page;
  /** What went wrong in the page's own scripts so far: uncaught errors and `console.error`. */
  errors: string[];
  /** What the browser itself complained about: an answer 404, a refused connection, a blocked script. */
  complaints: string[];
}

export interface PageOptions extends Omit<BrowserContextOptions, 'viewport'> {
  /** CSS pixels; 1920 unless told. */
  width?: number;
  /** CSS pixels; 1080 unless told. */
  height?: number;
  /** Called with the page before it goes anywhere. */
  prepare?: (page: Page) => unknown;
}

/** Opens `url` as a screen of its own (its own storage), which is closed when the test ends. Call it inside a test. */
export async function openPage(browser: Browser, url: string, options: PageOptions = {}): Promise<OpenPage> {
  const { width = 1920, height = 1080, prepare, ...context } = options;
  const screen = await browser.newContext({ ...context, viewport: { width, height } });
  onTestFinished(() => screen.close());
  const page = await screen.newPage();
  const opened: OpenPage = { page, errors: [], complaints: [] };
  page.on('pageerror', (error) => opened.errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    (isBrowsersOwn(message.text()) ? opened.complaints : opened.errors).push(message.text());
  });
  await prepare?.(page);
  await page.goto(url);
  return opened;
}

// Chromium reports these as console errors of the page, though no script logged them.
function isBrowsersOwn(text: string): boolean {
  return /^(Failed to load resource|WebSocket connection to|Refused to|Access to|An unknown error occurred when fetching the script|.*Content Security Policy)/.test(
    text,
  );
}
