import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { compete } from './compete.ts';
import { freePort } from '../../helpers/free-port.ts';
import type { Usage } from './contract.ts';

// This process only keeps nginx: one process of it, that serves files, and compressed ones where they lie beside them.
let folder = '';
let pid = 0;

const configuration = (port: number) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  sendfile on;
  tcp_nopush on;
  gzip_static on;
  open_file_cache max=100;
  keepalive_requests 1000000;
  default_type application/json;
  server {
    listen 127.0.0.1:${port};
    location /api/ { alias ${folder}/files/; }
  }
}`;

async function start({ dir }: { dir: string }): Promise<{ port: number }> {
  folder = dir;
  await mkdir(join(dir, 'files'));
  const port = await freePort();
  const file = join(dir, 'nginx.conf');
  await writeFile(file, configuration(port));
  const child = spawn('nginx', ['-p', dir, '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.on('exit', () => child.kill());
  child.on('exit', (code) => process.exit(code ?? 1));
  await once(child, 'spawn');
  pid = child.pid ?? 0;
  while (!(await answers(port))) await setTimeout(20);
  return { port };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const answered = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return answered;
}

/** What nginx took, not this process. Its memory and its loop are not compared. */
async function usage(): Promise<Usage> {
  const [ns = '0'] = (await readFile(`/proc/${pid}/schedstat`, 'utf8')).split(' ');
  return { cpu: Number(ns) / 1000, rss: NaN, heap: NaN };
}

compete({
  start,
  usage,
  ready: (text) => text,
  async keep(name, text) {
    const file = join(folder, 'files', name);
    await writeFile(file, text);
    await writeFile(`${file}.gz`, await promisify(gzip)(text));
  },
});
