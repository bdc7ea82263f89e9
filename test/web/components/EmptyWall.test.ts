// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { EmptyWall } from '../../../web/components/index.ts';
import { mount, type Mounted } from './mount.ts';

let mounted: Mounted;
afterEach(() => {
  mounted.end();
  history.replaceState(null, '', '/');
});

test.each([
  ['en', 'See every chart type and its file'],
  ['zh-CN', '查看各种图表及其文件'],
] as const)('a wall without a chart leads to the gallery in %s', (language, words) => {
  mounted = mount(EmptyWall, { language });
  const link = mounted.find<HTMLAnchorElement>('a[href="/gallery"]');
  expect(link.innerText).toBe(words);
  link.click();
  expect(location.pathname).toBe('/gallery');
});

test('a screen in kiosk mode leads nowhere', () => {
  mounted = mount(EmptyWall, { search: '?kiosk' });
  expect(mounted.all('a')).toEqual([]);
});
