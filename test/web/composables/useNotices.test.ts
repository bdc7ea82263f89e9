import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createNotices } from '../../../web/composables/index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a notice disappears after 4 s', () => {
  const { text, show } = createNotices();
  show('not sent');
  vi.advanceTimersByTime(3999);
  expect(text.value).toBe('not sent');
  vi.advanceTimersByTime(1);
  expect(text.value).toBeUndefined();
});

test('a newer notice replaces an older one, and has its full time', () => {
  const { text, show } = createNotices();
  show('older');
  vi.advanceTimersByTime(3000);
  show('newer');
  vi.advanceTimersByTime(3999);
  expect(text.value).toBe('newer');
  vi.advanceTimersByTime(1);
  expect(text.value).toBeUndefined();
});
