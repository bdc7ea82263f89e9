// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepToken, keptToken } from '../../../web/composables/kept-token.ts';

let stop = () => {};
const onToken = vi.fn();

beforeEach(() => {
  localStorage.clear();
  onToken.mockClear();
});
afterEach(() => {
  stop();
  history.replaceState(null, '', '/');
});

function openAt(url: string): void {
  history.replaceState(null, '', url);
  stop = keepToken(window, onToken);
}

test('a token in the link is kept, and gone from the address; the rest of it stays', () => {
  openAt('/trendpage?wall=lobby#token=abc.def.g-h_i&x=1');
  expect(keptToken()).toBe('abc.def.g-h_i');
  expect(location.pathname + location.search + location.hash).toBe('/trendpage?wall=lobby#x=1');
  expect(onToken).not.toHaveBeenCalled();
});

test('a link without one changes nothing', () => {
  localStorage.setItem('chartwall-token', 'kept');
  openAt('/#top');
  expect(keptToken()).toBe('kept');
  expect(location.hash).toBe('#top');
});

test('a link that is opened later, here or in another tab, is noticed until the end', () => {
  openAt('/');
  history.replaceState(null, '', '/#token=late');
  window.dispatchEvent(new Event('hashchange'));
  expect(keptToken()).toBe('late');
  expect(onToken).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new StorageEvent('storage', { key: 'chartwall-token', newValue: 'other' }));
  window.dispatchEvent(new StorageEvent('storage', { key: 'something', newValue: 'else' }));
  expect(onToken).toHaveBeenCalledTimes(2);
  stop();
  window.dispatchEvent(new StorageEvent('storage', { key: 'chartwall-token', newValue: 'third' }));
  expect(onToken).toHaveBeenCalledTimes(2);
});
