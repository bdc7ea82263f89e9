// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { defineComponent, h } from 'vue';
import type { Layout } from '#protocol';
import { PartOverlay } from '../../../web/components/index.ts';
import { mount, type Mounted } from './mount.ts';

let mounted: Mounted;
afterEach(() => mounted.end());

const spanned: Layout = {
  pages: [],
  screens: { left: { part: [1, 1] } },
  span: { columns: 2, rows: 1, bezel: [0, 0] },
};

async function open(layout: Layout, search = '') {
  mounted = mount(
    defineComponent(() => () => h(PartOverlay, { open: true })),
    { search },
  );
  mounted.fake.layout.set(layout);
  await mounted.settle();
  return mounted.all('button.part') as HTMLButtonElement[];
}

const pressed = () =>
  mounted.all('[aria-pressed=true]').map((button) => button.getAttribute('aria-label') ?? button.innerText);

test('it shows every part and marks that of this screen, and a press chooses another, or the whole page', async () => {
  const [, second, whole] = await open(spanned, '?part=1,1');
  expect(mounted.text()).toContain('1,1');
  expect(pressed()).toEqual(['Column 1, row 1']);
  second!.click();
  await mounted.settle();
  expect(pressed()).toEqual(['Column 2, row 1']);
  expect(mounted.span.part.value).toEqual([2, 1]);
  whole!.click();
  await mounted.settle();
  expect(pressed()).toEqual(['The whole page']);
  expect(mounted.fake.sent).toEqual([[1, 1], [2, 1], null].map((value) => ({ action: 'spanPart', value })));
});

test('it leaves to the wall’s file what that says', async () => {
  const buttons = await open(spanned, '?screen=left&part=2,1');
  expect(pressed()).toEqual(['Column 1, row 1']);
  expect(buttons.every(({ disabled }) => disabled)).toBe(true);
  expect(mounted.text()).toContain('file says so');
});

test('on a wall without a span it says that there may be one', async () => {
  expect(await open({ pages: [], screens: {} })).toEqual([]);
  expect(mounted.text()).toContain('With a span in the wall’s file');
});
