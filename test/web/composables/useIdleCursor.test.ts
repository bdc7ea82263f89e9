// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nextTick } from 'vue';
import { useIdleCursor } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the cursor is hidden after 3 s without a move, and shown by the next one', async () => {
  const root = document.createElement('main');
  const { unmount } = withSetup(() => {
    useIdleCursor(root);
    return true;
  });
  await vi.advanceTimersByTimeAsync(2999);
  expect(root.hasAttribute('data-idle')).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(root.hasAttribute('data-idle')).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  window.dispatchEvent(new Event('pointermove'));
  await nextTick();
  expect(root.hasAttribute('data-idle')).toBe(false);
  unmount();
});
