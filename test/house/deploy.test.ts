import { execFile } from 'node:child_process';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../server/cli/config.ts';
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

const hasCompose = await run('docker', ['compose', 'version']).then(
  () => true,
  () => false,
);
/** What the Dockerfile sets. */
const imageEnvironment = { CHARTWALL_HOST: '0.0.0.0', CHARTWALL_DIR: '/data', CHARTWALL_STATE_DIR: '/state' };

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

describe('the compose file', () => {
  test('says what the server understands', async () => {
    const compose = await deployed('compose.yaml');
    const environment = [...compose.matchAll(/^ +(REDIS_URL|CHARTWALL_\w+): (.+)$/gm)];
    const values = environment.map(([, name = '', value = '']) => {
      // as compose does: what is given, or else the default
      const text = value.replace(/\$\{\w+:\?.*\}/, 's'.repeat(32)).replace(/\$\{\w+:-(.*)\}/, '$1');
      return [name, text.replace(/^'(.*)'$/, '$1')] as const;
    });
    const config = readConfig([], { ...Object.fromEntries(values), ...imageEnvironment });
    expect(config).toMatchObject({
      command: 'serve',
      hasFolder: false,
      redis: { url: 'redis://redis:6379' },
      trustProxy: [expect.anything()],
    });
    expect(values.length).toBeGreaterThan(4);
  });

  test('mounts what is there, and names the nodes as nginx does', async () => {
    const compose = await deployed('compose.yaml');
    const mounted = [...compose.matchAll(/'\.\/([\w.-]+):/g)].map(([, file]) => file ?? '');
    expect(mounted).toEqual(['nginx-nodes.conf']);
    const nodes = [...(await deployed('nginx-nodes.conf')).matchAll(/server (\w+):8888/g)];
    for (const [, node] of nodes) expect(compose).toMatch(new RegExp(`^  ${node}:$`, 'm'));
    expect(nodes).toHaveLength(2);
  });

  test.skipIf(!hasCompose)('has no mistake (skipped without docker compose)', async () => {
    const env = { ...process.env, CHARTWALL_SECRET: 's'.repeat(32) };
    const file = join(root, 'deploy/compose.yaml');
    expect((await run('docker', ['compose', '--file', file, 'config', '--quiet'], { env })).stderr).toBe('');
  });
});

test('every file that the page on hanging it up links to is there', async () => {
  const links = [...(await deployed('README.md')).matchAll(/\]\(([\w.]+)\)/g)].map(([, file]) => file ?? '');
  expect(links.length).toBeGreaterThan(3);
  const files = await readdir(join(root, 'deploy'));
  expect(files).toEqual(expect.arrayContaining(links));
});
