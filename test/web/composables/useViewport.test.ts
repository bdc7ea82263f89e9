// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { nextTick, shallowRef } from 'vue';
import type { Layout } from '#protocol';
import {
  createWallSpan,
  parsePart,
  parseUrlParams,
  provideUrlParams,
  provideWallSpan,
  useUnit,
  useViewport,
} from '../../../web/composables/index.ts';
import { fakeSocket } from './fake-socket.ts';
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

describe('a part of a span', () => {
  const layout = shallowRef<Layout>({
    pages: [],
    screens: {},
    span: { columns: 2, rows: 2, bezel: [0.05, 0.1] },
  });

  function openPart(part: string, width = 960, height = 540) {
    resizeWindow(width, height);
    const { socket } = fakeSocket();
    const span = createWallSpan(socket, {
      layout,
      screen: '',
      chosen: parsePart(part),
      isOnWall: () => true,
      onChosen: () => {},
    });
    const mounted = withSetup(
      () => ({ ...useViewport(), unit: useUnit() }),
      (app) => provideWallSpan(app, span),
    );
    unmount = mounted.unmount;
    return mounted.result;
  }

  test('shows a page that is larger than its window, at the unit of that page', () => {
    const { width, height, offset, unit, handheld } = openPart('2,2');
    expect([width.value, height.value]).toEqual([1968, 1134]);
    expect(offset.value).toEqual({ x: 1008, y: 594 });
    expect(unit.value).toBeCloseTo(1.025);
    expect(html.style.getPropertyValue('--u')).toBe('0.5px');
    expect(handheld.value).toBe(false);
    expect(html.hasAttribute('data-part')).toBe(true);
  });

  test('is never handheld, and keeps its place while the connection notice is shown', () => {
    const { handheld, height, reserveHeight, reservedHeight } = openPart('1,1', 480, 270);
    reserveHeight(32);
    expect([handheld.value, height.value, reservedHeight.value]).toEqual([false, 567, 0]);
  });

  test('has the seams of the page, as a screen has that shows the whole page at its size', () => {
    const { seams: parts } = openPart('1,2');
    unmount();
    const { seams: whole, offset } = openPart('', 1968, 1134);
    expect(offset.value).toBeUndefined();
    expect(whole.value).toEqual(parts.value);
    expect(whole.value).toEqual({ x: [{ start: 960, end: 1008 }], y: [{ start: 540, end: 594 }] });
  });
});
