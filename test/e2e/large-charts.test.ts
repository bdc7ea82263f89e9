import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { useWallProcess } from '../helpers/wall-process.ts';
import { workbookOf } from '../helpers/workbook.ts';

const browser = useBrowser();
const server = useWallProcess();
const soon = { timeout: 30_000 };

/** A table of at least so many bytes. */
function tableOf(bytes: number): string {
  let text = 'day,kg\n';
  for (let i = 0; text.length < bytes; i++)
    text += `${new Date(i * 86_400_000).toISOString().slice(0, 10)},${i % 97}\n`;
  return text;
}

test('a chart of 2 MB is read in a worker of the page, and a small one is not', async () => {
  await server().drop('small.csv', tableOf(1000));
  const { page, stateOf, drawn, errors } = await openWallPage(browser(), `${server().url}/chart/small`);
  await expect.poll(() => stateOf('small'), soon).toBe('ready');
  expect(page.workers().length).toBe(0);

  await server().drop('large.csv', tableOf(2 * 1024 * 1024 - 1000));
  await page.goto(`${server().url}/chart/large`);
  await expect.poll(() => stateOf('large'), soon).toBe('ready');
  expect(page.workers().map((worker) => /resolve-worker/.test(worker.url()))).toEqual([true]);
  expect(await drawn('large')).toContain('large');
  expect(errors).toEqual([]);
});

test('the sheets of a workbook are charts on the wall', async () => {
  const rows = [
    ['day', 'kg'],
    ['Mon', 1],
    ['Tue', 2],
  ];
  const book = workbookOf([
    { name: 'One', rows },
    { name: 'Two', rows },
  ]);
  await writeFile(join(server().dir, 'book.xlsx'), book);
  const { stateOf, errors } = await openWallPage(browser(), `${server().url}/chart/book-Two`);
  await expect.poll(() => stateOf('book-Two'), soon).toBe('ready');
  expect(errors).toEqual([]);
});
