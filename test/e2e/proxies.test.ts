import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { certificateOf } from '../../server/tls/certificate.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { findProgram } from '../helpers/debian-program.ts';
import { forThisFile, type OnEnd } from '../helpers/for-this-file.ts';
import { freePort } from '../helpers/free-port.ts';
import { configureNginx, nginxPackages } from '../helpers/nginx.ts';
import { openSocket } from '../helpers/socket.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess } from '../helpers/wall-process.ts';
import { createPair } from '../server/tls/pair.ts';

const root = join(import.meta.dirname, '../..');
const deployed = (file: string) => readFile(join(root, 'deploy', file), 'utf8');

interface Proxy {
  name: string;
  packages: string[];
  /** Writes the configuration that we ship, with ports and paths of this test. Resolves to the program's arguments. */
  configure(folder: string, ports: { tls: number; wall: number }): Promise<string[]>;
}

const nginx: Proxy = {
  name: 'nginx',
  packages: nginxPackages,
  async configure(folder, ports) {
    const site = (await deployed('nginx.conf'))
      .replace('listen 443', `listen 127.0.0.1:${ports.tls}`)
      .replace('127.0.0.1:8888', `127.0.0.1:${ports.wall}`)
      .replace('wall.example;', 'localhost;')
      .replace('/etc/ssl/wall.example.pem', join(folder, 'cert.pem'))
      .replace('/etc/ssl/wall.example.key', join(folder, 'cert.key'));
    return configureNginx(folder, site);
  },
};

const caddy: Proxy = {
  name: 'caddy',
  packages: ['caddy'],
  async configure(folder, ports) {
    const site = (await deployed('Caddyfile')).replace('127.0.0.1:8888', `127.0.0.1:${ports.wall}`).replace(
      /^wall\.example \{/m,
      `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}\nhttps://localhost:${ports.tls} {
         tls ${join(folder, 'cert.pem')} ${join(folder, 'cert.key')}`,
    );
    await writeFile(join(folder, 'Caddyfile'), site);
    return ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')];
  },
};

for (const proxy of [nginx, caddy]) {
  const program = await findProgram(proxy.name, proxy.packages);
  const hint = program ? '' : ` (skipped: apt-get install ${proxy.name})`;

  describe.skipIf(program === undefined)(`behind ${proxy.name}, with TLS, under a path${hint}`, () => {
    const site = forThisFile((onEnd) => startSite(program ?? '', proxy, onEnd));

    test('pages draw their charts live, deep links too', async () => {
      const { url, wall, flag } = site();
      const browser = await launchChromium([flag]);
      onTestFinished(() => browser.close());
      for (const [path, chart] of [
        ['/wall/', 'stock'],
        ['/wall', 'map'],
        ['/wall/screen', 'trend'],
        ['/wall/chart/stock', 'stock'],
      ] as const) {
        const page = await openWallPage(browser, url + path);
        await expect.poll(() => page.drawn(chart)).not.toBe('');
        const mark = `Moved to ${path}`;
        await wall.write('stock', [{ name: mark, stock: 7, sales: 3 }]);
        if (chart === 'stock') await expect.poll(() => page.drawn(chart)).toContain(mark);
        expect(page.errors).toEqual([]);
      }
    });

    test('a guest is known by its address, which it cannot choose', async () => {
      const { port, ca } = site();
      const open = (localAddress: string, headers = {}) =>
        openSocket(`wss://localhost:${port}/wall/`, { ca, localAddress, family: 4, headers });
      const question = { action: 'getData', socketType: 'rankData', chartName: 'rank' };
      const vanished = await open('127.0.0.2');
      vanished.send(question);
      await vanished.next('getData');
      vanished.close();
      await vanished.closed;
      const forged = [{ 'X-Forwarded-For': '127.0.0.2' }, { Forwarded: 'for=127.0.0.2' }];
      const others = await Promise.all(forged.map((headers) => open('127.0.0.3', headers)));
      const back = await open('127.0.0.2');
      expect(await back.next('getData')).toMatchObject(question);
      for (const other of others) {
        await other.settled();
        expect(other.frames.map(({ json }) => json.action)).toEqual(['heartbeat']);
      }
    });

    test('what is passed on does not count as made on this machine', async () => {
      const { url, ca } = site();
      const asked = request(`${url}/wall/api/rank`, {
        ca,
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '127.0.0.1' },
      }).end('[1]');
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      expect([answer.statusCode, await text(answer)]).toEqual([
        403,
        expect.stringContaining('from this machine'),
      ]);
    });
  });
}

async function startSite(program: string, proxy: Proxy, onEnd: OnEnd) {
  const wall = await startWallProcess({ args: ['--base-path', '/wall', '--trust-proxy', 'loopback'], onEnd });
  const folder = join(await tempFolder(onEnd), proxy.name);
  await mkdir(folder);
  const { ca, cert, key } = await createPair();
  await writeFile(join(folder, 'cert.pem'), cert);
  await writeFile(join(folder, 'cert.key'), key);
  const tls = await freePort();
  const args = await proxy.configure(folder, { tls, wall: Number(new URL(wall.url).port) });
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder },
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  onEnd(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  await vi.waitFor(
    async () =>
      expect([await speaksTls(tls, ca), child.exitCode, said]).toEqual([true, null, expect.anything()]),
    { timeout: 20_000 },
  );
  const flag = `--ignore-certificate-errors-spki-list=${certificateOf({ cert, key }).publicKeyHash}`;
  return { url: `https://localhost:${tls}`, port: tls, ca, flag, wall };
}

/** Whether something there speaks TLS. */
async function speaksTls(port: number, ca: string): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', servername: 'localhost', port, ca });
  const isThere = await once(socket, 'secureConnect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isThere;
}
