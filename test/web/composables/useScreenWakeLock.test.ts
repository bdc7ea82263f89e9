// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { useScreenWakeLock } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

afterEach(() => void Reflect.deleteProperty(navigator, 'wakeLock'));

function mount(): void {
  withSetup(() => {
    useScreenWakeLock();
    return true;
  });
}

test('the display is kept awake', async () => {
  const request = vi.fn(() => Promise.resolve(Object.assign(new EventTarget(), { release: vi.fn() })));
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  mount();
  await vi.waitFor(() => expect(request).toHaveBeenCalledWith('screen'));
});

test('a browser that refuses, on low battery, or that has no wake lock, shows the wall all the same', async () => {
  const rejections = vi.fn();
  process.on('unhandledRejection', rejections);
  const request = vi.fn(() => Promise.reject(new DOMException('low battery', 'NotAllowedError')));
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
  mount();
  await vi.waitFor(() => expect(request).toHaveBeenCalled());
  Reflect.deleteProperty(navigator, 'wakeLock');
  mount();
  await new Promise((resolve) => setTimeout(resolve));
  process.off('unhandledRejection', rejections);
  expect(rejections).not.toHaveBeenCalled();
});
