import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { findProgram } from './debian-program.ts';
import { freePort } from './free-port.ts';
import { tempFolder } from './temp-folder.ts';

/** Where Debian has it. */
export const nginxPackages = ['nginx', 'nginx-common'];

/** The program; undefined where there is none. */
export const nginxProgram = await findProgram('nginx', nginxPackages);

export interface Nginx {
  readonly url: string;
  /** Tells it of WebSockets: from now on they get through. */
  passUpgrades(): Promise<void>;
}

/** A real nginx before a wall, until the test ends. Set up as many are: it was told where the wall is, and nothing of WebSockets. */
export async function startNginx(to: string): Promise<Nginx> {
  const port = await freePort();
  const upgrades = `proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";`;
  const siteWith = (more: string) =>
    `server { listen 127.0.0.1:${port}; location / { proxy_pass ${to.replace('localhost', '127.0.0.1')}; ${more} } }`;
  const { folder, child } = await startNginxSite(siteWith(''), port);
  return {
    url: `http://localhost:${port}`,
    async passUpgrades() {
      await configureNginx(folder, siteWith(upgrades));
      child.kill('SIGHUP');
    },
  };
}

/** A real nginx with this site, which listens on this port and leads to a wall, until the test ends. */
export async function startNginxSite(
  site: string,
  port: number,
): Promise<{ folder: string; child: ChildProcess }> {
  const folder = join(await tempFolder(), 'nginx');
  await mkdir(folder);
  const child = spawn(nginxProgram ?? '', await configureNginx(folder, site), { stdio: 'ignore' });
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  await vi.waitFor(() => fetch(`http://localhost:${port}/healthz`), { timeout: 20_000 });
  return { folder, child };
}

/** Writes a configuration around that of a site, so that nginx runs as anybody and leaves nothing elsewhere. Resolves to its arguments. */
export async function configureNginx(folder: string, site: string): Promise<string[]> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${join(folder, what)};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  await writeFile(
    join(folder, 'nginx.conf'),
    `${user} daemon off; pid ${join(folder, 'pid')}; error_log stderr;
     events {} http { access_log off; ${temporary.join(' ')} ${site} }`,
  );
  return ['-p', folder, '-e', 'stderr', '-c', join(folder, 'nginx.conf')];
}
