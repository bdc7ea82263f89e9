import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';

const scripts = join(import.meta.dirname, '../../.config');

interface Fingerprint {
  isUpToDate(root: string): Promise<boolean>;
  hashSources(root: string): Promise<string>;
  remember(root: string, sources: string): Promise<void>;
}
interface Lock {
  withLock<T>(path: string, work: () => Promise<T>): Promise<T>;
}
const { isUpToDate, hashSources, remember } = (await import(join(scripts, 'fingerprint.mjs'))) as Fingerprint;
const { withLock } = (await import(join(scripts, 'lock.mjs'))) as Lock;

test('a build is up to date until a source or a product changes', async () => {
  const root = await builtTree();
  expect(await isUpToDate(root)).toBe(true);

  await utimes(join(root, 'server/index.ts'), 1, 1);
  expect(await isUpToDate(root), 'a source with a new time and the old content').toBe(true);

  await writeFile(join(root, 'server/index.ts'), 'changed');
  expect(await isUpToDate(root), 'a changed source').toBe(false);

  await remember(root, await hashSources(root));
  await rm(join(root, 'dist/web/index.html'));
  expect(await isUpToDate(root), 'a deleted product').toBe(false);
});

test('a source that is edited while it builds counts as changed afterwards', async () => {
  const root = await builtTree();
  const before = await hashSources(root);
  await writeFile(join(root, 'web/page.ts'), 'edited');
  await remember(root, before);
  expect(await isUpToDate(root)).toBe(false);
});

test('nothing is up to date before the first build', async () => {
  const root = await tree(['server/index.ts', 'web/page.ts', '.config/build.mjs']);
  expect(await isUpToDate(root)).toBe(false);
});

test('two builds at once take turns', async () => {
  const lock = join(await tempFolder(), '.lock');
  const events: string[] = [];
  const build = (name: string) => async () => {
    events.push(`${name} begins`);
    await stat(lock);
    await new Promise(setImmediate);
    events.push(`${name} ends`);
  };
  await Promise.all([withLock(lock, build('one')), withLock(lock, build('other'))]);
  expect(events).toHaveLength(4);
  expect(events[1]).toBe(events[0]?.replace('begins', 'ends'));
  expect(events[3]).toBe(events[2]?.replace('begins', 'ends'));
  await expect(stat(lock)).rejects.toThrow('ENOENT');
});

test('the lock of a killed build does not block others', async () => {
  const lock = join(await tempFolder(), '.lock');
  const { pid } = spawnSync(process.execPath, ['--version']);
  await writeFile(lock, String(pid));
  expect(await withLock(lock, () => readFile(lock, 'utf8'))).toBe(String(process.pid));
});

test('a lock is given back when the build fails', async () => {
  const lock = join(await tempFolder(), '.lock');
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(stat(lock)).rejects.toThrow('ENOENT');
});

test.each([
  ['all is well', { passed: 3 }, '3 passed, 0 failed', 0],
  ['a test fails', { passed: 2, failed: 1 }, '2 passed, 1 failed', 1],
  ['a file does not load', { passed: 2, broken: 1 }, '2 passed, 1 failed', 1],
  ['something fails outside all tests', { passed: 2, success: false }, '2 passed, 1 failed', 1],
  ['nothing ran', {}, '0 passed, 0 failed', 1],
])('tests are counted when %s', async (_, run, line, code) => {
  const report = join(await tempFolder(), 'report.json');
  await writeFile(report, JSON.stringify(runnersReport(run)));
  expect(countTests(report)).toEqual({ line, code });
});

test('a runner that left no report counts as a failure', async () => {
  expect(countTests(join(await tempFolder(), 'none.json'))).toEqual({ line: '0 passed, 1 failed', code: 1 });
});

interface Run {
  passed?: number;
  failed?: number;
  /** Test files that did not load. */
  broken?: number;
  success?: boolean;
}

/** The part of the runner's JSON report that is counted. */
function runnersReport({ passed = 0, failed = 0, broken = 0, success = failed + broken === 0 }: Run) {
  const results = (status: string, count: number) => Array.from({ length: count }, () => ({ status }));
  const tested = {
    status: failed > 0 ? 'failed' : 'passed',
    assertionResults: [...results('passed', passed), ...results('failed', failed)],
  };
  const unloaded = results('failed', broken).map((file) => ({ ...file, assertionResults: [] }));
  return { numPassedTests: passed, numFailedTests: failed, success, testResults: [tested, ...unloaded] };
}

function countTests(report: string) {
  const { stdout, status } = spawnSync(process.execPath, [join(scripts, 'count-tests.mjs'), report], {
    encoding: 'utf8',
  });
  return { line: stdout.trim(), code: status };
}

/** A tree that was just built. */
async function builtTree(): Promise<string> {
  const sources = ['server/index.ts', 'web/page.ts', '.config/build.mjs'];
  const root = await tree([
    ...sources,
    'dist/server/index.js',
    'dist/schemas/chart.schema.json',
    'dist/client/index.js',
    'dist/picture/index.js',
    'dist/web/index.html',
  ]);
  await remember(root, await hashSources(root));
  return root;
}

async function tree(files: string[]): Promise<string> {
  const root = await tempFolder();
  for (const name of [...files, 'package.json', 'package-lock.json', 'tsconfig.json']) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), name);
  }
  return root;
}
