import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeXlsx } from 'hucre/xlsx';
import { workbookOf } from '../../helpers/workbook.ts';
import { type Bench, type Sample, type Work } from '../parts/bench.ts';
import { beforeHint, versions } from '../parts/versions.ts';
import { startWall, type Wall } from '../parts/wall.ts';
import { tasksOfPages, workbooksPainted } from './large-pages.ts';

export const largeTitle = 'ten files of 2 MB, of all kinds';
export const hostileTitle = 'a bomb, cells far apart, a broken workbook';
export const bookTitle = 'a workbook of 5,000 rows';
export const largeUnits = {
  lag: 'ms of lag, p99',
  served: 'ms until the last is served, or told broken',
};

const bytes = 2 * 1024 * 1024 - 4096;
const limitInMs = 60_000;

export const large: Work = {
  name: 'large',
  words: `how long the loop of the built server, and a page in Chromium, are held up while large and hostile files arrive; ${beforeHint}`,
  async run(bench) {
    const kinds = tenKinds();
    for (const { who, checkout } of versions) await record(bench, largeTitle, kinds, who, checkout);
    await record(bench, bookTitle, { 'book.xlsx': await bookOf(5000) });
    await record(bench, hostileTitle, hostileBooks());
    await workbooksPainted(bench, (round) => bookOf(5000, round));
    const some = ['two.csv', 'records.json', 'log.ndjson'].map((name) => [name, kinds[name] ?? ''] as const);
    for (const version of versions) await tasksOfPages(bench, version, Object.fromEntries(some));
  },
};

type Contents = Readonly<Record<string, string | Uint8Array>>;

async function record(
  bench: Bench,
  title: string,
  contents: Contents,
  who = 'ours',
  checkout?: string,
): Promise<void> {
  bench.record(title, who, await arrivalOf(bench, contents, checkout));
  await bench.stage.clear();
}

/** Files that are saved at once, by rename. */
async function arrivalOf(bench: Bench, contents: Contents, checkout: string | undefined): Promise<Sample> {
  const wall = await startWall(bench.stage, { checkout });
  const files = Object.keys(contents);
  for (const [file, content] of Object.entries(contents))
    await writeFile(join(wall.dir, `.${file}.tmp`), content);
  await wall.probe.ask('lag');
  const began = performance.now();
  for (const file of files) await rename(join(wall.dir, `.${file}.tmp`), join(wall.dir, file));
  while (!(await areListed(wall, files)) && performance.now() - began < limitInMs) await setTimeout(20);
  const served = performance.now() - began;
  const lag = await wall.probe.ask('lag', 99);
  return { [largeUnits.lag]: lag, [largeUnits.served]: served };
}

/** Each file is a chart, or its problem is told. The list says how each is drawn, so that is chosen too. */
async function areListed({ port }: Wall, files: readonly string[]): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/api`);
  const { charts } = (await response.json()) as { charts: { name: string }[] };
  const names = new Set(charts.map(({ name }) => name));
  return files.every((file) => names.has(file.replace(/\.\w+$/, '')));
}

function tenKinds(): Record<string, string> {
  const day = (i: number) => new Date(i * 86_400_000).toISOString().slice(0, 10);
  const record = (i: number) => ({
    time: day(i),
    city: ['Rome', 'Oslo', 'Lima'][i % 3],
    value: i % 97,
    price: i / 7,
  });
  const wide = Array.from({ length: 150 }, (_, i) => `c${i}`).join(',');
  return {
    'two.csv': lines('day,kg', (i) => `${day(i)},${i % 97}`),
    'semicolons.csv': lines('day;kg;eur', (i) => `${day(i)};${i % 97};${i},5`),
    'ends.csv': 'a\r\n\n\r'.repeat(bytes / 5),
    'quoted.csv': lines('name,"a ""b"""', (i) => `"n ""${i}""",${i}`),
    'wide.csv': lines(wide, (i) => Array.from({ length: 150 }, (_, at) => i + at).join(',')),
    'tabs.tsv': lines('day\tkg', (i) => `${day(i)}\t${i % 97}`),
    'log.ndjson': lines('{"time":"1970-01-01"}', (i) => JSON.stringify(record(i))),
    'records.json': `[${lines('0', (i) => `,${JSON.stringify(record(i))}`).slice(3)}]`,
    'series.json': `{"series":[${lines('0', (i) => `,{"name":"s${i}","data":[1,2,3,${i}]}`).slice(3)}]}`,
    'broken.json': `[${lines('0', (i) => `,[${i},"${day(i)}"]`)}`,
  };
}

function lines(first: string, line: (i: number) => string): string {
  const parts = [first];
  for (let i = 0, length = first.length; length < bytes; i++) {
    const next = line(i);
    length += next.length + 1;
    if (length < bytes) parts.push(next);
  }
  return parts.join('\n');
}

/** @param round makes contents differ */
async function bookOf(rows: number, round = 0): Promise<Uint8Array> {
  const columns = ['day', 'city', 'kg', 'eur'].map((key) => ({ key, header: key }));
  const data = Array.from({ length: rows }, (_, i) => ({
    day: new Date(i * 86_400_000),
    city: ['Rome', 'Oslo', 'Lima'][i % 3] ?? '',
    kg: (i + round) % 97,
    eur: i / 7,
  }));
  return writeXlsx({ sheets: [{ name: 'Data', columns, data }] });
}

function hostileBooks(): Record<string, Buffer> {
  const cell = (at: string, row: number) => `<row r="${row}"><c r="${at}"><v>1</v></c></row>`;
  return {
    'bomb.xlsx': workbookOf([{ name: 'S', rows: '<row/>'.repeat(9e6) }]),
    'far.xlsx': workbookOf([{ name: 'S', rows: cell('A1', 1) + cell('XFD1048576', 1048576) }]),
    'broken.xlsx': workbookOf([{ name: 'S', rows: cell('A1', 1) }]).subarray(0, 500),
  };
}
