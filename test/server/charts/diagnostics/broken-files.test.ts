import { execFile } from 'node:child_process';
import { mkdir, readdir, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { watchedFolder } from '../watched-folder.ts';

const run = promisify(execFile);
const soon = { timeout: 10_000, interval: 10 };

test('the last good data stays, the problem is reported and ends with the next good content', async () => {
  const { path, store, events, logged } = await watchedFolder();
  await writeFile(path('trend.json'), '[1]');
  await expect.poll(() => store.get('trend')?.text, soon).toBe('[1]');
  await writeFile(path('trend.json'), '[1,]');
  await expect.poll(() => store.problem('trend'), soon).toMatchObject({ line: 1, column: 3 });
  expect(store.get('trend')?.text).toBe('[1]');
  await writeFile(path('trend.json'), '[1]');
  await expect.poll(() => store.problem('trend'), soon).toBeUndefined();
  expect(events.filter(({ kind }) => kind === 'problem')).toHaveLength(2);
  expect(logged).toEqual([
    'watching the data folder',
    'trend.json:1:3: a comma before the closing ]: JSON allows none behind the last item',
    'trend.json is good again',
  ]);
});

test('a file that is written all the time and never good is reported too', async () => {
  const { path, store } = await watchedFolder();
  for (let i = 0; i < 50 && !store.problem('trend'); i++) {
    await writeFile(path('trend.json'), `[${i}, NaN]`);
    await setTimeout(100);
  }
  // mostly the NaN; a look in the middle of a write may tell that instead
  expect(store.problem('trend')?.file).toBe('trend.json');
});

test('each kind is reported, and the last good data stays', async () => {
  const { path, store } = await watchedFolder();
  await writeFile(path('trend.json'), '[1]');
  await expect.poll(() => store.get('trend')?.text, soon).toBe('[1]');
  const told = (code: string) => expect.poll(() => store.problem('trend')?.code, soon).toBe(code);

  await truncate(path('trend.json'));
  await told('empty');
  await writeFile(path('trend.json'), Buffer.from([0x5b, 0xff, 0x5d]));
  await told('encoding');
  await writeFile(path('trend.json'), '['.repeat(65) + ']'.repeat(65));
  await told('too-deep');
  await writeFile(path('trend.json'), `["${'x'.repeat(2 * 1024 * 1024)}"]`);
  await told('too-large');
  await unlink(path('trend.json'));
  await symlink('/etc/hostname', path('trend.json'));
  await told('outside');
  expect(store.get('trend')?.text).toBe('[1]');
});

test('what is no file is reported and never waited for', async () => {
  const { path, store } = await watchedFolder();
  await writeFile(path('trend.json'), '[1]');
  for (const pipe of ['a', 'b', 'c', 'd', 'e']) await run('mkfifo', [path(`${pipe}.json`)]);
  await mkdir(path('folder.json'));
  await symlink('/dev/zero', path('zero.json'));
  await expect
    .poll(() => store.list().map(({ name, problem }) => `${name} ${problem?.code}`), soon)
    .toEqual([
      ...['a', 'b', 'c', 'd', 'e', 'folder'].map((name) => `${name} not-a-file`),
      'trend undefined',
      'zero outside',
    ]);
  await writeFile(path('trend.json'), '[2]');
  await expect.poll(() => store.get('trend')?.text, soon).toBe('[2]');
});

test('a name that no chart can have is reported until the file is gone', async () => {
  const { path, store } = await watchedFolder();
  await writeFile(path('(…).json'), '[1]');
  await writeFile(path(`${'a'.repeat(65)}.json`), '[1]');
  const listed = () => store.list().map(({ name, problem }) => `${name}: ${problem?.code}`);
  await expect.poll(listed, soon).toEqual(['(…).json: bad-name', `${'a'.repeat(65)}.json: bad-name`]);
  for (const file of await readdir(path('.'))) await unlink(path(file));
  await expect.poll(listed, soon).toEqual([]);
});
