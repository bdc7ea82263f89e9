import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const MOST_BYTES = 45 * 2 ** 20;

/** An empty folder into which only the package was installed. */
let folder: string;

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
    expect.arrayContaining(['dist/web/maps/china.json.br', 'data/trend.json', 'LICENSE']),
  );
  const sources = files.filter((name) => /\.(ts|vue|tsbuildinfo)$/.test(name) && !name.endsWith('.d.ts'));
  expect(sources).toEqual([]);
});

test('`npx chartwall ./data` serves page and data, and SIGTERM ends it', async () => {
  await cp(join(root, 'data'), join(folder, 'data'), { recursive: true });
  const wall = spawn('npx', ['chartwall', './data', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void wall.kill('SIGKILL'));
  const url = await printedUrl(wall);

  const data = await fetch(new URL('/api/trend', url));
  expect(data.status).toBe(200);
  expect(await data.json()).toEqual(JSON.parse(await readFile(join(root, 'data/trend.json'), 'utf8')));
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<div id="app">');
  expect((await fetch(new URL('/maps/china.json', url))).status).toBe(200);

  wall.kill('SIGTERM');
  await once(wall, 'exit');
  await expect(fetch(url)).rejects.toThrow();
});

test.each([
  ['bundler', 'esnext'],
  ['nodenext', 'nodenext'],
])(
  'the client library has types for a page compiled with moduleResolution %s',
  async (moduleResolution, module) => {
    const page = join(folder, 'page.ts');
    await writeFile(
      page,
      `import { SocketService } from 'chartwall/client';
export const stop: () => void = SocketService.instance.register('trendData', () => {});
// @ts-expect-error a socketType is a text
SocketService.instance.register(1, () => {});
`,
    );
    const options = ['--noEmit', '--strict', '--target', 'es2023', '--lib', 'es2023,dom', '--types', ''];
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const resolution = ['--module', module, '--moduleResolution', moduleResolution];
    const { stdout } = await run(process.execPath, [compiler, ...options, ...resolution, page], {
      cwd: folder,
    }).catch((error: { stdout: string }) => error);
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

async function printedUrl({ stdout }: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of stdout ?? []) {
    printed += String(chunk);
    const url = /http:\/\/\S+/.exec(printed)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error(`It ended without naming a URL: ${printed}`);
}
