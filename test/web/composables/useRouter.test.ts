// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRouter } from '../../../web/composables/index.ts';

beforeEach(() => history.replaceState(null, '', '/?wall=lobby&screen=left'));
afterEach(() => history.replaceState(null, '', '/'));

test('a link keeps the query, which describes the screen', () => {
  expect(createRouter(window).hrefOf('/chart/sales')).toBe('/chart/sales?wall=lobby&screen=left');
});

test('another page is shown without a request', () => {
  const router = createRouter(window);
  router.push('/chart/sales');
  expect(router.path.value).toBe('/chart/sales');
  expect(location.href).toMatch(/\/chart\/sales\?wall=lobby&screen=left$/);
});

test('the browser’s back button shows the previous page', () => {
  const router = createRouter(window);
  router.push('/chart/sales');
  history.replaceState(null, '', '/');
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect(router.path.value).toBe('/');
});

test('a page that is about to replace this one follows it, until it stops', () => {
  const [router, next] = [createRouter(window), createRouter(window)];
  router.push('/chart/sales');
  expect(next.path.value).toBe('/chart/sales');
  router.stop();
  next.push('/');
  expect(router.path.value).toBe('/chart/sales');
});
