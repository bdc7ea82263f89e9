import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startDemo } from '../../../server/cli/demo.ts';
import { refuseStateInData } from '../../../server/cli/state-place.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

interface Named {
  name: string;
  value: number;
  children?: Named[];
}

const seller: Named[] = [
  { name: 'A', value: 240 },
  { name: 'B', value: 3 },
  { name: 'C', value: 0 },
];
const hot: Named[] = [
  {
    name: 'Phones',
    value: 30,
    children: [
      { name: 'Large', value: 20 },
      { name: 'Small', value: 10 },
    ],
  },
];
const categories = [{ name: 'Devices', children: hot }];
const stock = [
  { name: 'Shoes', stock: 900, sales: 100 },
  { name: 'Hats', stock: 20, sales: 480 },
];
const trend = {
  seller: {
    title: 'Sellers',
    base: 310,
    unit: 'k',
    data: [
      { name: 'North', data: ['155.13', '160.00', '170.50', 'n/a'] },
      { name: 'South', data: [10, 20, 30, 40] },
    ],
  },
  common: { month: ['Jan', 'Feb', 'Mar', 'Apr'] },
  type: [{ key: 'seller', text: 'Sellers' }],
};
const map = [{ name: 'Gold', children: [{ name: 'Xi’an', value: [108.9, 34.3] }] }];

test('every number walks but stays near where it began, for as long as the demo runs', async () => {
  const demo = await startSample({ seller });
  const seen = new Set<string>();
  for (let step = 0; step < 60; step++) {
    await demo.step();
    const now = await demo.read<Named[]>('seller');
    seen.add(JSON.stringify(now));
    expect(now.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    const [first, second, third] = now.map(({ value }) => value);
    expect(first).toBeGreaterThan(240 * 0.6);
    expect(first).toBeLessThan(240 * 1.4);
    expect(second).toBeGreaterThan(0);
    expect(third).toBe(0);
    expect(now.every(({ value }) => Number.isInteger(value))).toBe(true);
  }
  expect(seen.size).toBeGreaterThan(30);
});

test('a value that is the sum of its children stays their sum', async () => {
  const demo = await startSample({ hot: categories });
  await demo.step();
  await demo.step();
  const [category] = await demo.read<Named[]>('hot');
  const [phones] = category?.children ?? [];
  const parts = phones?.children?.map(({ value }) => value) ?? [];
  expect(category).not.toHaveProperty('value');
  expect(parts).not.toEqual([20, 10]);
  expect(phones?.value).toBe(parts.reduce((sum, part) => sum + part, 0));
});

test('what is sold leaves the stock', async () => {
  const demo = await startSample({ stock });
  await demo.step();
  const now = await demo.read<typeof stock>('stock');
  expect(now).not.toEqual(stock);
  expect(now.map(({ stock, sales }) => stock + sales)).toEqual([1000, 500]);
  expect(now.every(({ stock, sales }) => stock > 0 && sales > 0)).toBe(true);
});

test('only the last months of a trend change, and numeric strings stay numeric strings', async () => {
  const demo = await startSample({ trend });
  await demo.step();
  const now = await demo.read<typeof trend>('trend');
  const [north, south] = now.seller.data.map(({ data }) => data);
  expect(north?.slice(0, 2)).toEqual(['155.13', '160.00']);
  expect(north?.[2]).toMatch(/^\d+\.\d\d$/);
  expect(north?.[2]).not.toBe('170.50');
  expect(south?.slice(0, 2)).toEqual([10, 20]);
  expect(south?.slice(2)).not.toEqual([30, 40]);
  expect({ ...now, seller: undefined }).toEqual({ ...trend, seller: undefined });
});

test('what has no shape that it knows is copied and left alone', async () => {
  const odd = { map, odd: { a: [1, 'x', null], data: 5 }, list: [1, null, 'x', [3]], word: 'hello' };
  const demo = await startSample(odd);
  await demo.step();
  for (const [name, data] of Object.entries(odd)) expect(await demo.read(name)).toEqual(data);
});

test('the samples themselves are never written, and nothing but charts is ever in the folder that is shown', async () => {
  const demo = await startSample({ seller, stock });
  await demo.step();
  expect(JSON.parse(await readFile(join(demo.samples, 'seller.json'), 'utf8'))).toEqual(seller);
  expect(await readdir(demo.dir)).toEqual(['seller.json', 'stock.json']);
  await refuseStateInData(demo);
});

test('when it is closed it stops, waits for what it is writing, and removes its folders', async () => {
  const demo = await startSample({ seller, stock });
  const writing = demo.step();
  await demo.close();
  await writing;
  await expect(readdir(demo.dir)).rejects.toThrow('ENOENT');
  await expect(readdir(demo.stateDir)).rejects.toThrow('ENOENT');
  expect(demo.stop).toHaveBeenCalled();
});

test('values that cannot be written are told to the log and do not end it', async () => {
  const told: string[] = [];
  const demo = await startSample({ seller }, (line) => told.push(line));
  await rm(demo.dir, { recursive: true });
  await demo.step();
  expect(told.join('')).toContain('ENOENT');
});

test('samples that cannot be read are an error at the start', async () => {
  const samples = join(await tempFolder(), 'none');
  const deps = { log: pino({ level: 'silent' }), random: () => 0.9, every: () => vi.fn() };
  await expect(startDemo(deps, { samples })).rejects.toThrow('ENOENT');
});

/** Starts a demo of the given charts whose second passes when the test says so. */
async function startSample(charts: Record<string, unknown>, tell: (line: string) => void = vi.fn()) {
  const samples = await tempFolder();
  for (const [name, data] of Object.entries(charts)) {
    await writeFile(join(samples, `${name}.json`), JSON.stringify(data));
  }
  const clock = { step: () => Promise.resolve() };
  const stop = vi.fn();
  const every = (ms: number, step: () => Promise<void>) => {
    expect(ms).toBe(1000);
    clock.step = step;
    return stop;
  };
  const log = pino({ level: 'warn' }, { write: tell });
  const demo = await startDemo({ log, random: sameNumbersEachRun(), every }, { samples });
  onTestFinished(demo.close);
  const read = async <T>(name: string) =>
    JSON.parse(await readFile(join(demo.dir, `${name}.json`), 'utf8')) as T;
  return { ...demo, samples, stop, read, step: clock.step };
}

/** A linear congruential generator: random enough for a walk, and a failure can be repeated. */
function sameNumbersEachRun(): () => number {
  let seed = 1;
  return () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
}
