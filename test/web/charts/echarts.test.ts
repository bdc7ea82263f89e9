import { expect, test } from 'vitest';
import { chartTypeNames } from '#protocol';
import { drawPicture } from '../../../web/charts/picture.ts';
import { textsIn } from './draw.ts';

// `__defineGetter__` and its like are among them
const names = Object.getOwnPropertyNames(Object.prototype).filter((name) => name.length < 20); // longer ones are truncated
const readMap = () => Promise.resolve(undefined);
const ask = { name: 'names', theme: 'chalk', language: 'en', width: 1600, height: 900 } as const;

const columns = `{"__proto__":1,"constructor":2,"toString":3,"x":"a"}`;
const contents: Record<string, string> = {
  'values of a table': JSON.stringify(names.map((name, i) => ({ name, value: i + 1, more: 2 * i + 1 }))),
  'columns of a table': `[${columns},${columns.replace('"a"', '"b"')}]`,
  'a list of names with values': JSON.stringify(names.map((name, i) => ({ name, value: i + 1 }))),
  'a tree': JSON.stringify({
    name: '__proto__',
    children: names.map((name) => ({ name, value: 3, children: [{ name, value: 3 }] })),
  }),
  'an ECharts option': JSON.stringify({
    yAxis: { type: 'category', data: names },
    xAxis: {},
    series: [{ type: 'bar', name: '__proto__', data: names.map((_, i) => i + 1) }],
  }),
};

/** The members of `Object.prototype` that a page relies on. */
const objectPrototype = () =>
  JSON.stringify(Object.getOwnPropertyDescriptors(Object.prototype), (_, value: unknown) =>
    typeof value === 'function' ? `${value.name} ${Object.keys(value).length}` : value,
  );

for (const [content, text] of Object.entries(contents))
  test(`names that every object has are drawn like any other, as ${content}, and leave objects as they are`, async () => {
    const before = objectPrototype();
    const drawn = new Set<string>();
    for (const type of [undefined, ...chartTypeNames]) {
      const picture = await drawPicture({ ...ask, text, type }, readMap);
      if (!('svg' in picture)) continue;
      expect(picture.svg, type).not.toMatch(/NaN|undefined|\[object|native code/);
      for (const name of textsIn(picture.svg)) drawn.add(name.replace('\u200b', ''));
    }
    expect([...drawn]).toEqual(
      expect.arrayContaining(text.includes('hasOwn') ? names : ['__proto__', 'constructor']),
    );
    expect(objectPrototype()).toBe(before);
  });
