import { expect, test } from 'vitest';
import ChartPage from '../../../web/pages/ChartPage.vue';
import { pageOf } from '../../../web/pages/page-of.ts';
import PageLinks from '../../../web/pages/PageLinks.vue';
import WallPage from '../../../web/pages/WallPage.vue';

test.each(['/', '/screen', '/screen/'])('%s is the wall', (path) => {
  expect(pageOf(path).component).toBe(WallPage);
});

test.each([
  ['/trendpage', 'trend'],
  ['/chart/sales', 'sales'],
  ['/chart/sales/', 'sales'],
  ['/chart/%E9%94%80%E5%94%AE', '销售'],
])('%s is the chart %s alone', (path, name) => {
  expect(pageOf(path)).toMatchObject({ component: ChartPage, props: { name } });
});

test.each(['/nothing', '/chart/', '/chart/a/b', '/chart/%', '/toString', '///'])(
  '%s is not a page, and links to existing ones',
  (path) => {
    expect(pageOf(path).component).toBe(PageLinks);
  },
);
