// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serverPath, storageName } from '../../../web/composables/base-path.ts';
import { createRouter } from '../../../web/composables/useRouter.ts';

function setBasePath(content: string): void {
  const meta = Object.assign(document.createElement('meta'), { name: 'base-path', content });
  document.head.append(meta);
}

beforeEach(() => history.replaceState(null, '', '/wall/chart/sales?screen=left'));
afterEach(() => {
  document.head.replaceChildren();
  history.replaceState(null, '', '/');
});

test('without a base path in the page everything is at the root', () => {
  expect([serverPath('/api/sales'), storageName('wall-main')]).toEqual(['/api/sales', 'wall-main']);
});

test('under a base path the router knows pages without it, and links with it', () => {
  setBasePath('/wall/');
  const router = createRouter(window);
  expect(router.path.value).toBe('/chart/sales');
  expect(router.hrefOf('/')).toBe('/wall/?screen=left');
  router.push('/gallery');
  expect([router.path.value, location.pathname]).toEqual(['/gallery', '/wall/gallery']);
  router.setParam('part', '2,1');
  expect(location.href).toMatch(/\/wall\/gallery\?screen=left&part=2,1$/);
  router.stop();
});

test('under a base path the server and the storage are those of this wall alone', () => {
  setBasePath('/wall/');
  expect([serverPath('/api/sales'), storageName('wall-main')]).toEqual([
    '/wall/api/sales',
    '/wall/wall-main',
  ]);
});
