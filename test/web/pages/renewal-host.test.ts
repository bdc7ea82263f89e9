// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRenewalHost, hostOf } from '../../../web/pages/renewal-host.ts';

type Frame = HTMLElement & { src: string; contentWindow: Window };

// No page is loaded here: a frame is an element with a window.
beforeEach(() => {
  vi.useFakeTimers();
  const create = document.createElement.bind(document);
  vi.spyOn(document, 'createElement').mockImplementation(() => {
    const page = { parent: window, document: document.implementation.createHTMLDocument(), focus: vi.fn() };
    return Object.assign(create('div'), { contentWindow: page });
  });
});
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const framesIn = () => [...document.querySelectorAll<Frame>('.fresh-page')];
const pageIn = (frame: Frame | undefined) => frame!.contentWindow;
const frames = (count: number) => vi.advanceTimersByTime(count * 20);

function setUp() {
  const host = createRenewalHost(window);
  const stop = vi.fn();
  host.show(window, stop);
  const failed = vi.fn();
  return { host, stop, failed };
}

test('a fresh page is loaded from the same URL, unseen, and shown when it says that it is drawn', () => {
  const { host, stop, failed } = setUp();
  host.renew(failed);
  host.renew(failed);
  const [frame] = framesIn();
  expect(new URL(frame!.src).pathname).toBe(location.pathname);
  expect(frame!.className).toBe('fresh-page');
  const stopFresh = vi.fn();
  host.show(pageIn(frame), stopFresh);
  expect(frame!.className).toBe('fresh-page shown');
  expect(stop).not.toHaveBeenCalled();
  frames(3);
  expect(stop).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(failed).not.toHaveBeenCalled();
  expect(framesIn()).toEqual([frame]);
  expect(stopFresh).not.toHaveBeenCalled();
});

test('the next fresh page replaces the frame of the one before', () => {
  const { host, stop, failed } = setUp();
  const stops = [vi.fn(), vi.fn()];
  for (const stopFresh of stops) {
    host.renew(failed);
    host.show(pageIn(framesIn().at(-1)), stopFresh);
    frames(3);
  }
  expect(framesIn()).toHaveLength(1);
  expect([stop, ...stops].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
});

test('a fresh page that is not ready within 30 s is removed, and heard no more', () => {
  const { host, stop, failed } = setUp();
  host.renew(failed);
  const late = pageIn(framesIn()[0]);
  vi.advanceTimersByTime(29_999);
  expect(failed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(failed).toHaveBeenCalledTimes(1);
  expect(framesIn()).toEqual([]);
  host.show(late, vi.fn());
  frames(3);
  expect(stop).not.toHaveBeenCalled();
});

test('only a window whose host made this frame is a host', () => {
  const { host, failed } = setUp();
  host.renew(failed);
  const fresh = pageIn(framesIn()[0]);
  const child = (parent: unknown) => ({ parent }) as Window;
  expect(hostOf(window)).toBeUndefined();
  expect(hostOf(child({}))).toBeUndefined();
  expect(hostOf(child(window))).toBeUndefined();
  const foreign = new Proxy(
    {},
    {
      get: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    },
  );
  expect(hostOf(child(foreign))).toBeUndefined();
  expect(host.owns(fresh)).toBe(true);
  expect(hostOf(fresh)).toBe(host);
});
