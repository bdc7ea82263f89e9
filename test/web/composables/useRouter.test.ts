// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAddress } from '../../../web/composables/index.ts';

beforeEach(() => history.replaceState(null, '', '/?wall=lobby&screen=left'));
afterEach(() => history.replaceState(null, '', '/'));

test('a link keeps the words that say what this screen is', () => {
  expect(createAddress(window).hrefOf('/chart/sales')).toBe('/chart/sales?wall=lobby&screen=left');
});

test('another page is shown without asking the server for it', () => {
  const address = createAddress(window);
  address.go('/chart/sales');
  expect(address.path.value).toBe('/chart/sales');
  expect(location.href).toMatch(/\/chart\/sales\?wall=lobby&screen=left$/);
});

test('the browser’s back button shows the page before', () => {
  const address = createAddress(window);
  address.go('/chart/sales');
  history.replaceState(null, '', '/');
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(address.path.value).toBe('/');
});
