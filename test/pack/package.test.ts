import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const MOST_BYTES = 45 * 2 ** 20;

/** An empty folder into which only the package was installed. */
let folder: string;

const foreignPage = `import { SocketService } from 'chartwall/client';
export const stop: () => void = SocketService.instance.register('trendData', () => {});
// @ts-expect-error a socketType is a text
SocketService.instance.register(1, () => {});
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chartwall-package-'));
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const install = [
    'install',
    '--omit=dev',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
  ];
  await run('npm', [...install, `./${tarball}`], { cwd: folder });
  await rm(join(folder, tarball));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the package with all that it depends on is at most 45 MB', async () => {
  const sizes = await Promise.all((await installedFiles()).map(async (path) => (await lstat(path)).size));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});

test('nothing runs at install time and nothing is compiled on the machine', async () => {
  const files = await installedFiles();
  expect(files.filter((path) => /\.node$|\/binding\.gyp$/.test(path))).toEqual([]);

  const manifests = files.filter((path) => /\/node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path));
  expect(manifests.length).toBeGreaterThan(5);
  const withScripts = await Promise.all(
    manifests.map(async (path) => [path, await installScripts(path)] as const),
  );
  expect(withScripts.filter(([, scripts]) => scripts.length > 0)).toEqual([]);
});

test('the package holds what was built, not what it was built from', async () => {
  const own = join(folder, 'node_modules/chartwall');
  const files = (await readdir(own, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  expect(files).toEqual(
    expect.arrayContaining(['dist/server/index.js', 'dist/web/index.html', 'dist/client/index.js']),
  );
  expect(files).toEqual(
    expect.arrayContaining([
      'dist/web/maps/china.json.br',
      'dist/schemas/chart.schema.json',
      'data/trend.json',
      'LICENSE',
    ]),
  );
  const sources = files.filter((name) => /\.(ts|vue|tsbuildinfo)$/.test(name) && !name.endsWith('.d.ts'));
  expect(sources).toEqual([]);
});

test('`npx chartwall ./data` serves page and data until it is told to end', async () => {
  await cp(join(root, 'data'), join(folder, 'data'), { recursive: true });
  const wall = startWall();
  const url = await printedUrl(wall);

  const data = await fetch(new URL('/api/trend', url));
  expect(data.status).toBe(200);
  expect(await data.json()).toEqual(JSON.parse(await readFile(join(root, 'data/trend.json'), 'utf8')));
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="app">');
  expect((await fetch(new URL('/maps/china.json', url))).status).toBe(200);
  const picture = await fetch(new URL('/api/map.svg', url));
  expect(await picture.text()).toContain('<svg');

  const ended = once(wall.stdout, 'close');
  signal(wall, 'SIGTERM');
  await ended;
  await expect(fetch(url).then((answer) => answer.status)).rejects.toThrow();
});

test.each([
  ['bundler', 'esnext'],
  ['nodenext', 'nodenext'],
])(
  'the client library has types for a page compiled with moduleResolution %s',
  async (moduleResolution, module) => {
    await writeFile(join(folder, 'page.ts'), foreignPage);
    const lib = ['es2023', 'dom'];
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2023',
      lib,
      types: [],
      module,
      moduleResolution,
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['page.ts'] }));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [compiler, '--project', folder]).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  },
);

test('the client library is one module that needs no other', async () => {
  const script = `const { SocketService } = await import('chartwall/client'); console.log(typeof SocketService.instance.register);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
  expect(stdout.trim()).toBe('function');
  const text = await readFile(join(folder, 'node_modules/chartwall/dist/client/index.js'), 'utf8');
  expect(text).not.toMatch(/\b(import|from)\s*["']/);
});

/** In a process group of its own, since npx keeps a signal to itself where a terminal would tell everybody. */
function startWall() {
  const wall = spawn('npx', ['chartwall', './data', '--port', '0'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => signal(wall, 'SIGKILL'));
  return wall;
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    // Everybody in the group has ended already.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function installedFiles(): Promise<string[]> {
  const entries = await readdir(join(folder, 'node_modules'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function installScripts(manifest: string): Promise<string[]> {
  const { scripts = {} } = JSON.parse(await readFile(manifest, 'utf8')) as {
    scripts?: Record<string, string>;
  };
  return Object.keys(scripts).filter((name) => ['preinstall', 'install', 'postinstall'].includes(name));
}

/** Resolves to the first address that it names on standard output, which is read on to its end. */
function printedUrl({ stdout }: { stdout: Readable }): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    stdout.on('data', (chunk) => {
      printed += String(chunk);
      const url = /http:\/\/\S+/.exec(printed)?.[0];
      if (url !== undefined) resolve(url);
    });
    stdout.on('close', () => reject(new Error(`It ended: ${printed}`)));
  });
}
