import { execFile } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '#protocol';
import { readFileInside } from '../../../../server/charts/reading/read-file.ts';
import { memoryFolder, tempFolder } from '../../../helpers/temp-folder.ts';

const run = promisify(execFile);

async function dataFolder(makeRoot = tempFolder) {
  const root = await makeRoot();
  const dir = join(root, 'data');
  await mkdir(dir);
  return { root, dir, path: join(dir, 'x.json'), read: () => readFileInside(dir, join(dir, 'x.json')) };
}

test('a regular file is read, with the time at which it was written', async () => {
  const { path, read } = await dataFolder();
  await writeFile(path, '[1]');
  expect(await read()).toMatchObject({ kind: 'read', bytes: Buffer.from('[1]') });
  expect(Math.abs(((await read()) as { modified: number }).modified - Date.now())).toBeLessThan(5000);
});

test('a missing file, and one in a missing folder, is absent', async () => {
  const { root, read } = await dataFolder();
  expect(await read()).toEqual({ kind: 'absent' });
  expect(await readFileInside(root, join(root, 'none', 'x.json'))).toEqual({ kind: 'absent' });
});

test('a FIFO is refused without waiting for a writer, as often as one likes', async () => {
  const { path, read } = await dataFolder();
  await run('mkfifo', [path]);
  const reads = await Promise.all(Array.from({ length: 8 }, read));
  for (const each of reads)
    expect(each).toMatchObject({ kind: 'refused', code: 'not-a-file', reason: 'a named pipe, not a file' });
});

test('a folder, a socket and a device are refused', async () => {
  const { dir, path, read } = await dataFolder();
  await mkdir(path);
  expect(await read()).toMatchObject({ code: 'not-a-file', reason: 'a folder, not a file' });
  expect(await readFileInside('/dev', '/dev/null')).toMatchObject({
    code: 'not-a-file',
    reason: 'a device, not a file',
  });

  const socket = createServer().listen(join(dir, 's.json'));
  onTestFinished(() => void socket.close());
  await new Promise((resolve) => socket.once('listening', resolve));
  expect(await readFileInside(dir, join(dir, 's.json'))).toMatchObject({
    code: 'not-a-file',
    reason: 'a socket, not a file',
  });
});

test('a link to a file inside the folder is read, through links to folders as well', async () => {
  const { dir, path, read } = await dataFolder();
  await mkdir(join(dir, '..2024'));
  await writeFile(join(dir, '..2024', 'x.json'), '[2024]');
  await symlink('..2024', join(dir, '..data'));
  await symlink(join('..data', 'x.json'), path);
  expect(await read()).toMatchObject({ kind: 'read', bytes: Buffer.from('[2024]') });
});

test('the data folder itself may be a link', async () => {
  const { root, dir, path } = await dataFolder();
  await writeFile(join(dir, 'target.txt'), '[1]');
  await symlink('target.txt', path);
  await symlink(dir, join(root, 'link'));
  expect(await readFileInside(join(root, 'link'), join(root, 'link', 'x.json'))).toMatchObject({
    kind: 'read',
  });
});

test.each([
  ['a file beside the folder', '../secret.json'],
  ['a folder whose name only begins like ours', '../data-of-others/secret.json'],
  ['a device', '/dev/zero'],
])('a link that leads to %s is refused', async (_what, target) => {
  const { root, path, read } = await dataFolder();
  await mkdir(join(root, 'data-of-others'));
  for (const at of ['.', 'data-of-others']) await writeFile(join(root, at, 'secret.json'), '["secret"]');
  await symlink(target, path);
  expect(await read()).toEqual({
    kind: 'refused',
    code: 'outside',
    reason: 'a link that leads out of the data folder',
    words: { 'zh-CN': '链接指向数据目录之外', en: 'a link that leads out of the data folder' },
  });
});

test('a link to a folder that leads out of ours is refused', async () => {
  const { root, dir, path, read } = await dataFolder();
  await mkdir(join(root, 'elsewhere'));
  await writeFile(join(root, 'elsewhere', 'x.json'), '["secret"]');
  await symlink('../elsewhere', join(dir, 'sub'));
  await symlink('sub/x.json', path);
  expect(await read()).toMatchObject({ code: 'outside' });
});

test('a link to a FIFO in the folder is refused', async () => {
  const { dir, path, read } = await dataFolder();
  await run('mkfifo', [join(dir, 'pipe')]);
  await symlink('pipe', path);
  expect(await read()).toMatchObject({ code: 'not-a-file' });
});

test('links that lead nowhere or in a circle are reported', async () => {
  const { path, read } = await dataFolder();
  await symlink('nothing', path);
  expect(await read()).toMatchObject({ code: 'unreadable', reason: 'a link to a file that is not there' });
  await rm(path);
  await symlink('x.json', path);
  expect(await read()).toMatchObject({ code: 'unreadable', reason: 'a link that leads round in a circle' });
});

test('2 MiB are read, one byte more is refused with the beginning', async () => {
  const { path, read } = await dataFolder();
  await writeFile(path, Buffer.alloc(limits.fileBytes, ' '));
  expect(await read()).toMatchObject({ kind: 'read' });
  await writeFile(path, Buffer.alloc(limits.fileBytes + 1, ' '));
  const large = await read();
  expect(large).toMatchObject({ kind: 'refused', code: 'too-large', reason: 'larger than 2 MiB (2.0 MiB)' });
  expect(large.kind === 'refused' && large.bytes?.length).toBe(limits.fileBytes);
});

test('a file in a folder of the folder is read, and not when that folder is a link that leads out', async () => {
  const { root, dir } = await dataFolder();
  for (const folder of [join(dir, 'walls'), join(root, 'elsewhere')]) {
    await mkdir(folder);
    await writeFile(join(folder, 'main.json'), '{}');
  }
  await symlink('../elsewhere', join(dir, 'more'));
  expect(await readFileInside(dir, join(dir, 'walls', 'main.json'))).toMatchObject({ kind: 'read' });
  expect(await readFileInside(dir, join(dir, 'more', 'main.json'))).toMatchObject({
    code: 'outside',
    reason: 'a link that leads out of the data folder',
  });
});

/** Somebody with a core of his own: `sub` is the folder, then the link, then the folder, as fast as can be. */
const swapForEver = `
  const { renameSync } = require('node:fs');
  const dir = require('node:worker_threads').workerData;
  const move = (from, to) => renameSync(dir + '/' + from, dir + '/' + to);
  const linger = (steps) => { for (let i = Math.random() * steps; i > 0; i--); };
  for (;;) {
    move('sub', 'aside');
    move('evil', 'sub');
    linger(300);
    move('sub', 'evil');
    move('aside', 'sub');
    linger(3000);
  }
`;

// It takes two cores for some seconds where nothing else runs.
const oftenEnough = { timeout: 90_000 };

test(
  'nothing outside is ever read while a folder on the way is swapped for a link again and again',
  oftenEnough,
  async () => {
    const { root, dir, path, read } = await dataFolder(memoryFolder);
    await mkdir(join(root, 'elsewhere'));
    await writeFile(join(root, 'elsewhere', 'x.json'), '["secret"]');
    await mkdir(join(dir, 'sub'));
    await writeFile(join(dir, 'sub', 'x.json'), '["ours"]');
    await symlink('sub/x.json', path);
    await symlink('../elsewhere', join(dir, 'evil'));
    const swapper = new Worker(swapForEver, { eval: true, workerData: dir });
    onTestFinished(async () => void (await swapper.terminate()));
    const texts = new Set<string>();
    for (let i = 0; i < 8000; i++) {
      const seen = await read();
      texts.add(seen.kind === 'read' ? String(seen.bytes) : seen.kind);
    }
    expect(texts).toContain('["ours"]');
    expect(texts).not.toContain('["secret"]');
  },
);
