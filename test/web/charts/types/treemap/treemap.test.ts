import { expect, test } from 'vitest';
import type { TreeNode } from '#table';
import { guardNames } from '../../../../../web/charts/data/guard-names.ts';
import { sunburst } from '../../../../../web/charts/types/sunburst/index.ts';
import { treemap } from '../../../../../web/charts/types/treemap/index.ts';
import { cutTexts } from '../../cut-texts.ts';
import { draw, textsIn } from '../../draw.ts';
import { longName, sizes, tile } from '../../views.ts';

const input = (root: TreeNode) => ({
  name: 'disk',
  source: guardNames({ kind: 'tree', root }),
  roles: { values: [] },
  settings: {},
});
const shopTree: TreeNode = {
  name: '商城',
  children: [
    {
      name: '数码',
      children: [
        { name: '手机', value: 40 },
        { name: '耳机', value: 20 },
      ],
    },
    { name: '图书', value: 30 },
  ],
};
const shop = input(shopTree);
const hostile: TreeNode = {
  name: '<img src=x onerror=alert(1)>',
  children: Array.from({ length: 100 }, (_, i) => ({
    name: ['{a|b}', longName, '__proto__', ''][i % 4] ?? '',
    children: Array.from({ length: 100 }, (_, j) => ({ name: `<b>${j}`, value: (i * j) % 97 })),
  })),
};

function chain(levels: number): TreeNode {
  let node: TreeNode = { name: 'end', value: 1 };
  for (let i = 0; i < levels; i++) node = { name: `${i}`, children: [node, { name: 'side', value: 1 }] };
  return node;
}

test('a treemap shows groups with their totals and children', () => {
  const texts = textsIn(draw(treemap.toOption(treemap.decode(undefined, shop), tile), tile));
  expect(texts).toEqual(['数码', '60', '手机', '40', '耳机', '20', '图书', '30']);
});

test('a sunburst shows the total in the middle and names in the rings', () => {
  const texts = textsIn(draw(sunburst.toOption(sunburst.decode(undefined, shop), tile), tile));
  expect(texts).toEqual(expect.arrayContaining(['数码', '手机', '耳机', '图书', '90', '合计']));
});

test('levels with a single node are skipped', () => {
  const wrapped = input({ name: '', children: [{ name: '', children: [shopTree] }] });
  expect(treemap.decode(undefined, wrapped).root).toMatchObject({ name: '商城', value: 90 });
});

test('in a tree without values every leaf counts as one', () => {
  const bare = input({
    name: '',
    children: [{ name: 'a', children: [{ name: 'b' }, { name: 'c' }] }, { name: 'd' }],
  });
  expect(treemap.decode(undefined, bare).root.children).toMatchObject([{ value: 2 }, { value: 1 }]);
});

test('a group may be larger than the sum of its children, never smaller', () => {
  const odd = input({
    name: '',
    children: [
      { name: 'more', value: 9, children: [{ name: 'x', value: 3 }] },
      { name: 'less', value: 1, children: [{ name: 'y', value: 5 }] },
    ],
  });
  expect(treemap.decode(undefined, odd).root).toMatchObject({
    value: 14,
    children: [{ value: 9 }, { value: 5 }],
  });
});

test.each([treemap, sunburst])('$name: a negative value is rejected with its name', (type) => {
  const wrong = input({ name: '', children: [{ name: 'debt', value: -1 }] });
  expect(() => type.decode(undefined, wrong)).toThrow(expect.objectContaining({ where: 'debt' }));
});

test.each([
  ['64 levels', chain(63)],
  ['10,000 nodes with hostile names', hostile],
])('%s are drawn as text, at every size, with few shapes', (_kind, root) => {
  for (const type of [treemap, sunburst]) {
    const data = type.decode(undefined, input(root));
    for (const size of sizes) {
      const svg = draw(type.toOption(data, { ...tile, ...size }), size);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|<img|<b>/);
      expect(cutTexts(svg, size)).toEqual([]);
      expect(svg.match(/<path/g)?.length ?? 0).toBeLessThan(1600);
    }
  }
});
