import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { findProgram } from './debian-program.ts';
import { freePort } from './free-port.ts';
import { tempFolder } from './temp-folder.ts';

/** The program; undefined where there is none. */
export const nginxProgram = await findProgram('nginx', ['nginx', 'nginx-common']);

export interface Nginx {
  readonly url: string;
  /** Tells it of WebSockets: from now on they get through. */
  passUpgrades(): Promise<void>;
}

/** A real nginx before a wall, until the test ends. Set up as many are: it was told where the wall is, and nothing of WebSockets. */
export async function startNginx(to: string): Promise<Nginx> {
  const folder = join(await tempFolder(), 'nginx');
  await mkdir(folder);
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${join(folder, what)};`,
  );
  const upgrades = `proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";`;
  const configure = (more: string) =>
    writeFile(
      file,
      `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${join(folder, 'pid')}; error_log stderr;
       events {} http { access_log off; ${temporary.join(' ')}
         server { listen 127.0.0.1:${port}; location / { proxy_pass ${to.replace('localhost', '127.0.0.1')}; ${more} } }
       }`,
    );
  await configure('');
  const child = spawn(nginxProgram ?? '', ['-p', folder, '-e', 'stderr', '-c', file], { stdio: 'ignore' });
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  const url = `http://localhost:${port}`;
  await vi.waitFor(() => fetch(`${url}/healthz`), { timeout: 20_000 });
  return {
    url,
    async passUpgrades() {
      await configure(upgrades);
      child.kill('SIGHUP');
    },
  };
}
