import { execFile } from 'node:child_process';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { startWallServer, type TestServerOptions } from '../helpers/wall-server.ts';
import { freePort } from '../helpers/free-port.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const deployed = (file: string) => readFile(join(root, 'deploy', file), 'utf8');
const hasSystemd = await run('systemd-analyze', ['--version']).then(
  () => true,
  () => false,
);

describe.skipIf(!hasSystemd)('the unit (skipped without systemd-analyze)', () => {
  /** The unit with a program that is there. */
  async function unitFile(): Promise<string> {
    const file = join(await tempFolder(), 'chartwall.service');
    const unit = await deployed('chartwall.service');
    await writeFile(file, unit.replace('/usr/local/bin/chartwall', process.execPath));
    return file;
  }

  test('has no mistake', async () => {
    expect(await run('systemd-analyze', ['verify', await unitFile()])).toMatchObject({
      stdout: '',
      stderr: '',
    });
  });

  test('is as closed as a server can be', async () => {
    // 0 is closed, 100 open; exits with 1 above
    const security = run('systemd-analyze', [
      'security',
      '--offline=true',
      '--threshold=20',
      await unitFile(),
    ]);
    expect((await security).stdout).toContain('Overall exposure level');
  });
});

describe('the health check of the container', () => {
  const check = (env: Record<string, string>) =>
    run(process.execPath, [join(root, 'deploy/health.mjs')], { env }).then(
      () => 'well',
      () => 'not well',
    );

  test.each<[TestServerOptions, Record<string, string>]>([
    [{}, {}],
    [{ basePath: '/wall' }, { CHARTWALL_BASE_PATH: '/wall/' }],
    [{ tls: 'self-signed' }, { CHARTWALL_TLS: 'self-signed' }],
  ])('finds a wall with %j', async (options, env) => {
    const { url, close } = await startWallServer(options);
    const { port } = new URL(url);
    expect(await check({ ...env, CHARTWALL_PORT: port })).toBe('well');
    expect(await check({ ...env, CHARTWALL_BASE_PATH: '/elsewhere', CHARTWALL_PORT: port })).toBe('not well');
    await close();
    expect(await check({ ...env, CHARTWALL_PORT: port })).toBe('not well');
  });

  test('is not well where nothing listens', async () => {
    expect(await check({ PORT: String(await freePort()) })).toBe('not well');
  });
});

test('what the image copies is there, or is made by the build', async () => {
  const dockerfile = await deployed('Dockerfile');
  const copied = [...dockerfile.matchAll(/\/src\/(\S+)/g)].map(([, path]) => path ?? '');
  expect(copied).toContain('dist');
  const made = ['dist', 'node_modules'];
  for (const path of copied.filter((each) => !made.includes(each))) await access(join(root, path));
});

test('what the build reads is not kept from the image', async () => {
  const ignored = (await deployed('Dockerfile.dockerignore')).split('\n').filter(Boolean);
  // the compiler's root file names them all
  const config = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8')) as {
    references: { path: string }[];
  };
  for (const { path } of config.references) expect(ignored).not.toContain(path.split('/')[1]);
});

test('every file that the page on hanging it up links to is there', async () => {
  const links = [...(await deployed('README.md')).matchAll(/\]\(([\w.]+)\)/g)].map(([, file]) => file ?? '');
  expect(links.length).toBeGreaterThan(3);
  const files = await readdir(join(root, 'deploy'));
  expect(files).toEqual(expect.arrayContaining(links));
});
