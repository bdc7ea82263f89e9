// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { parseUrlParams, provideUrlParams, useUnit, useViewport } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

const html = document.documentElement;
let unmount = (): void => {};
afterEach(() => unmount());

/** Happy DOM's own way to resize a window; it emits the event. */
function resizeWindow(width: number, height: number): void {
  const { happyDOM } = window as unknown as { happyDOM: { setViewport(size: object): void } };
  happyDOM.setViewport({ width, height });
}

/** A page in a window of this size. */
function open(width: number, height: number, search = '') {
  resizeWindow(width, height);
  const mounted = withSetup(
    () => ({ ...useViewport(), unit: useUnit() }),
    (app) => provideUrlParams(app, parseUrlParams(search)),
  );
  unmount = mounted.unmount;
  return mounted.result;
}

describe('a handheld screen', () => {
  test.each([
    [599, 900, true],
    [900, 479, true],
    [600, 480, false],
    [1920, 1080, false],
  ])('%d x %d: %s', (width, height, expected) => {
    expect(open(width, height).handheld.value).toBe(expected);
    expect(html.hasAttribute('data-handheld')).toBe(expected);
  });

  test('is never a kiosk, which no one can scroll', () => {
    expect(open(390, 844, '?kiosk').handheld.value).toBe(false);
  });

  test('is one as soon as its window is small enough', async () => {
    const { handheld } = open(1920, 1080);
    resizeWindow(390, 844);
    await nextTick();
    expect(handheld.value).toBe(true);
    expect(html.hasAttribute('data-handheld')).toBe(true);
  });
});

describe('the unit', () => {
  test.each([
    [1920, 1080, 1],
    [390, 844, 0.8],
    [320, 568, 0.8],
    [300, 568, 0.75],
  ])('on %d x %d is %d px, for scripts and style sheets', (width, height, expected) => {
    expect(open(width, height).unit.value).toBe(expected);
    expect(html.style.getPropertyValue('--u')).toBe(`${expected}px`);
  });

  test('does not change while the connection notice takes room', () => {
    const { unit, reserveHeight, height } = open(1920, 1080);
    reserveHeight(32);
    expect(height.value).toBe(1048);
    expect(unit.value).toBe(1);
  });
});
