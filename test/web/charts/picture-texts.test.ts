import type { ChartTypeName, Language } from '#protocol';
import { expect, test } from 'vitest';
import { drawPicture } from '../../../web/charts/picture.ts';
import { textsIn } from './draw.ts';

/** The texts of a drawn picture, as people read them. */
async function read(
  content: unknown,
  look: { type?: ChartTypeName; language?: Language; name?: string; title?: string; width?: number } = {},
) {
  const { type, language = 'en', name = 'figures', title, width = 800 } = look;
  const picture = await drawPicture(
    {
      name,
      text: JSON.stringify(content),
      type,
      title,
      language,
      theme: 'chalk',
      width,
      height: 450,
    },
    () => Promise.resolve(undefined),
  );
  if (!('svg' in picture)) throw new Error(JSON.stringify(picture));
  return textsIn(picture.svg).map((text) => text.replaceAll('&lt;', '<').trim());
}

const days = ['2024-01-01', '2024-01-02', '2024-01-03'];

test('bytes are GB, MB and KB, since 4.09B would be read as billions', async () => {
  const bars = await read([
    { disk: 'a', bytes: 4_090_000_000 },
    { disk: 'b', bytes: 1_290_000_000 },
    { disk: 'c', bytes: 9_000_000 },
  ]);
  expect(bars).toEqual(expect.arrayContaining(['4.09 GB', '1.29 GB', '9 MB']));
  expect(await read({ memory_bytes: 4_090_000_000 })).toContain('4.09 GB');
  expect(await read({ rx_bytes: 512 })).toContain('512 B');
  const plain = [{ pod: 'a', value: 4_090_000_000 }];
  expect(await read(plain, { name: 'container_memory_bytes' })).toContain('4.09 GB');
  const lines = await read(days.map((day, i) => ({ day, 'used (B)': 1e9 * (4 + i) })));
  expect(lines).toEqual(expect.arrayContaining(['4.0 GB', '5.0 GB', '6.0 GB']));
  const tree = {
    name: 'disk',
    children: [
      { name: 'a', bytes: 4e9 },
      { name: 'b', bytes: 1e9 },
    ],
  };
  expect(await read(tree, { type: 'treemap' })).toContain('4 GB');
});

test('what is no number of bytes stays a number', async () => {
  expect(await read({ orders: 4_090_000_000 })).toContain('4.09B');
  expect(await read([{ name: 'a', bytes: 4e9, files: 3 }], { type: 'table' })).toContain('4,000,000,000');
});

test('a unit that all names end with stands once, at the axis', async () => {
  const texts = await read(days.map((day, i) => ({ day, 'Turbine 1 kW': 400 + i, 'Turbine 2 kW': 300 + i })));
  expect(texts.filter((text) => text.includes('kW'))).toEqual(['kW']);
  expect(texts).toEqual(expect.arrayContaining(['Turbine 1', 'Turbine 2']));
});

test('a name that says in what a value is keeps no loose end', async () => {
  const texts = await read(
    days.map((day, i) => ({ day, 'Waarde in EUR': 400 + i, 'Winst in EUR': 300 + i })),
  );
  expect(texts).toEqual(expect.arrayContaining(['Waarde', 'Winst']));
});

test.each([
  ['weight_kg', 'kg'],
  ['cpu_percent', '%'],
  ['Price EUR', 'EUR'],
  ['Change pp', 'pp'],
])('the unit of %s is not lost', async (column, unit) => {
  const texts = await read(['a', 'b', 'c'].map((name, i) => ({ name, [column]: 40 + i })));
  expect(texts.some((text) => text === unit || text.endsWith(`(${unit})`))).toBe(true);
});

test('a legend has no pager, and says how many names it leaves out', async () => {
  const long = (k: number) => `${k}. ${'long name '.repeat(4)}`;
  const row = (i: number) => Object.fromEntries(Array.from({ length: 8 }, (_, k) => [long(k), i + k]));
  const texts = await read(
    days.map((day, i) => ({ day, ...row(i) })),
    { type: 'stacked-bars', width: 300 },
  );
  expect(texts.filter((text) => / … \+\d$/.test(text))).toHaveLength(1);
});

test('the title of a file keeps its accents', async () => {
  expect(await read([{ name: 'a', value: 1 }], { title: 'Umsätze März' })).toContain('Umsätze März');
});

test('readings have the units of their rows', async () => {
  const readings = [
    { name: 'CO2', value: 812, unit: 'ppm' },
    { name: 'Attic', value: 21.4, unit: '°C' },
  ];
  const texts = (await read(readings)).join(' ');
  for (const text of ['CO2', '812', 'ppm', '21.4', '°C']) expect(texts).toContain(text);
});
