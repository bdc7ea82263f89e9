// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nextTick, shallowRef } from 'vue';
import { usePageTransition } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const pages = shallowRef(['a', 'b', 'c']);
  const target = shallowRef<string | undefined>('a');
  const rendered = new Set<string>();
  const next = (): string | undefined => {
    const all = pages.value;
    return target.value && all[(all.indexOf(target.value) + 1) % all.length];
  };
  const { result, unmount } = withSetup(() =>
    usePageTransition({
      target: () => target.value,
      upcoming: () => undefined,
      next,
      exists: (key) => pages.value.includes(key),
      isRendered: (key) => rendered.has(key),
    }),
  );
  return { pages, target, rendered, unmount, state: () => [result.shown.value, result.preloaded.value] };
}

async function goTo({ target }: ReturnType<typeof setUp>, key: string): Promise<void> {
  target.value = key;
  await nextTick();
}

describe('the next page', () => {
  test('is preloaded once the current one has been shown for 0.7 s', () => {
    const { state } = setUp();
    vi.advanceTimersByTime(699);
    expect(state()).toEqual(['a', undefined]);
    vi.advanceTimersByTime(1);
    expect(state()).toEqual(['a', 'b']);
  });

  test('is shown at once if it is rendered by then', async () => {
    const transition = setUp();
    vi.advanceTimersByTime(700);
    transition.rendered.add('b');
    await goTo(transition, 'b');
    expect(transition.state()).toEqual(['b', undefined]);
    vi.advanceTimersByTime(700);
    expect(transition.state()).toEqual(['b', 'c']);
  });
});

describe('a page that was not preloaded', () => {
  test('is shown as soon as it is rendered', async () => {
    const transition = setUp();
    await goTo(transition, 'c');
    expect(transition.state()).toEqual(['a', 'c']);
    vi.advanceTimersByTime(200);
    expect(transition.state()).toEqual(['a', 'c']);
    transition.rendered.add('c');
    vi.advanceTimersByTime(40);
    expect(transition.state()).toEqual(['c', undefined]);
  });

  test('is not waited for longer than 0.7 s', async () => {
    const transition = setUp();
    await goTo(transition, 'c');
    vi.advanceTimersByTime(800);
    expect(transition.state()[0]).toBe('c');
  });

  test('is not shown if the target has changed meanwhile', async () => {
    const transition = setUp();
    await goTo(transition, 'c');
    vi.advanceTimersByTime(100);
    await goTo(transition, 'b');
    transition.rendered.add('b').add('c');
    vi.advanceTimersByTime(40);
    expect(transition.state()).toEqual(['b', undefined]);
  });
});

test('a fade that starts late does not show a page that is no longer the target', async () => {
  const starts: (() => unknown)[] = [];
  document.startViewTransition = ((update: () => unknown) => {
    starts.push(update);
    return { ready: Promise.resolve(), finished: Promise.resolve() };
  }) as unknown as Document['startViewTransition'];
  const transition = setUp();
  transition.rendered.add('c');
  await goTo(transition, 'c');
  await goTo(transition, 'b');
  await Promise.all(starts.map((start) => start()));
  expect(starts).toHaveLength(1);
  expect(transition.state()).toEqual(['a', 'b']);
  Reflect.deleteProperty(document, 'startViewTransition');
});

test('going back to the page that is still shown keeps it', async () => {
  const transition = setUp();
  await goTo(transition, 'c');
  await goTo(transition, 'a');
  vi.advanceTimersByTime(700);
  expect(transition.state()).toEqual(['a', 'b']);
});

test('a page that was removed is replaced at once, rendered or not', async () => {
  const transition = setUp();
  transition.pages.value = ['b', 'c'];
  await goTo(transition, 'b');
  expect(transition.state()).toEqual(['b', undefined]);
});

test('unmounting leaves no timer', async () => {
  const transition = setUp();
  await goTo(transition, 'c');
  transition.unmount();
  expect(vi.getTimerCount()).toBe(0);
});
