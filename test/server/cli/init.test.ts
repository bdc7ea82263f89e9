import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { chartSettingsSchema, wallFileSchema } from '../../../server/protocol/index.ts';
import { checkFolder } from '../../../server/cli/check-folder.ts';
import { runInit } from '../../../server/cli/init.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const everyFile = [
  'README.txt',
  'example-cities.json',
  'example-months.chart.json',
  'example-months.csv',
  'example-orders.ndjson',
  'walls',
];

async function init(dir: string, stateDir = join(dir, '../.chartwall')) {
  let said = '';
  const code = await runInit({ dir, stateDir }, (text) => (said += text));
  return { code, said };
}

const json = async (...path: string[]) =>
  JSON.parse(await readFile(join(...path), 'utf8')) as { $schema: string };

test('writes a folder in which every file is good, and says what each is for', async () => {
  const dir = join(await tempFolder(), 'new/data');
  const { code, said } = await init(dir);
  expect(code).toBe(0);
  expect((await readdir(dir)).sort()).toEqual(everyFile);
  for (const file of everyFile.slice(0, -1)) expect(said).toMatch(new RegExp(`^ {2}${file} +\\w.+$`, 'm'));
  expect(said).toMatch(/walls\/example\.json .+\/\?wall=example/);
  expect(said).toContain(`Next: chartwall ${dir}\n`);
  const { broken, charts } = await checkFolder(dir);
  expect(broken).toEqual([]);
  expect(charts.map(({ file, type, refused }) => [file, type, refused]).sort()).toEqual([
    ['example-cities.json', expect.any(String), undefined],
    ['example-months.csv', 'lines', undefined],
    ['example-orders.ndjson', 'lines', undefined],
  ]);
});

test('its side-car and its wall are as their schemas want them, and name these where the server puts them', async () => {
  const root = await tempFolder();
  const dir = join(root, 'data');
  await init(dir);
  const sideCar = await json(dir, 'example-months.chart.json');
  const wall = await json(dir, 'walls/example.json');
  expect(v.safeParse(chartSettingsSchema, sideCar).issues).toBeUndefined();
  expect(v.safeParse(wallFileSchema, wall).issues).toBeUndefined();
  expect(sideCar.$schema).toBe('../.chartwall/schemas/chart.schema.json');
  expect(resolve(dir, 'walls', wall.$schema)).toBe(join(root, '.chartwall/schemas/wall.schema.json'));
});

test('overwrites nothing, and adds what is missing', async () => {
  const dir = await tempFolder();
  await writeFile(join(dir, 'README.txt'), 'mine');
  await writeFile(join(dir, 'sales.json'), '[1]');
  const first = await init(dir);
  expect(first.code).toBe(0);
  expect(first.said).toMatch(/README\.txt +is there already, left as it is/);
  expect(await readFile(join(dir, 'README.txt'), 'utf8')).toBe('mine');
  expect((await readdir(dir)).sort()).toEqual([...everyFile, 'sales.json'].sort());
  const second = await init(dir);
  expect([second.code, second.said.match(/left as it is/g)?.length]).toEqual([0, 6]);
});

test('says which file cannot be written, and ends with 1', async () => {
  const dir = await tempFolder();
  await writeFile(join(dir, 'walls'), 'a file');
  const { code, said } = await init(dir);
  expect(code).toBe(1);
  expect(said).toMatch(/walls\/example\.json +cannot be written \(\w+\)/);
  expect(said).not.toContain('Next');
});

test('refuses a file in place of the folder with 2', async () => {
  const file = join(await tempFolder(), 'data');
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, '');
  expect(await init(file)).toEqual({ code: 2, said: `${file}: is a file, not a folder\n` });
});
